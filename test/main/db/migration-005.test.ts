import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('a database from before keeps its leads, and takes what a list said of each once', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  db.pragma('foreign_keys = ON')
  migrate(db, folder, upTo(4))
  db.exec(`INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers) VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]');
    INSERT INTO visitor VALUES ('v', 'A1'); INSERT INTO lead VALUES ('l', 'e', 'v')`)
  migrate(db, folder, upTo(5))
  expect(db.prepare('SELECT lead_id FROM lead').pluck().all()).toEqual(['l'])
  db.exec(`INSERT INTO carried_registrant VALUES ('l', '', '{}')`)
  expect(() => db.exec(`INSERT INTO carried_registrant VALUES ('l', 'later', '{}')`)).toThrow(/UNIQUE/)
  expect(() => db.exec(`INSERT INTO carried_registrant VALUES ('nobody', '', '{}')`)).toThrow(/FOREIGN KEY/)
  db.close()
})
