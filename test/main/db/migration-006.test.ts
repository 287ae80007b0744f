import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('a database from before keeps its leads, and an interrupted merge counts anew', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  db.pragma('foreign_keys = ON')
  migrate(db, folder, upTo(5))
  db.exec(`INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers) VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]');
    INSERT INTO visitor VALUES ('v', 'A1'); INSERT INTO lead VALUES ('l', 'e', 'v');
    INSERT INTO merge_progress VALUES ('h', 1, 0, '{}'); INSERT INTO merge_conflict VALUES ('h', 0, '{}')`)
  migrate(db, folder, upTo(6))
  expect(db.prepare('SELECT lead_id FROM lead').pluck().all()).toEqual(['l'])
  expect(db.prepare('SELECT * FROM merge_progress, merge_conflict').all()).toEqual([])
  db.exec(`INSERT INTO disputed_setting (lead_id, field, station_id, seen) VALUES ('l', 'rank', 's', '')`)
  expect(() => db.exec(`INSERT INTO disputed_setting VALUES ('nobody', 'rank', 's', '', NULL)`)).toThrow(/FOREIGN KEY/)
  db.close()
})
