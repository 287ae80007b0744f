import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('a database from before lists and pictures keeps its leads, and takes both', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  db.pragma('foreign_keys = ON')
  migrate(db, folder, upTo(2))
  db.exec(`INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers) VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]');
    INSERT INTO station (station_id, name, public_key, accepted_at) VALUES ('s', '', x'00', '');
    INSERT INTO visitor VALUES ('v', 'A1'); INSERT INTO lead VALUES ('l', 'e', 'v');
    INSERT INTO scan (lead_id, scan_id, station_id, staff, at, source, payload) VALUES ('l', 'c', 's', '', '', 'camera', x'4131')`)
  migrate(db, folder, upTo(3))
  expect(db.prepare('SELECT lead_id FROM scan').pluck().all()).toEqual(['l'])
  db.exec(`INSERT INTO card_picture VALUES ('l', 'p', 's', '', x'ff')`)
  expect(() => db.exec(`INSERT INTO card_picture VALUES ('nobody', 'p', 's', '', x'ff')`)).toThrow(/FOREIGN KEY/)
  const list = (state: string) =>
    db
      .prepare(`INSERT INTO registrant_list (state, name, imported_at, country, fields) VALUES (?, '', '', 'JP', '[]')`)
      .run(state)
  list('old')
  list('current')
  expect(() => list('current')).toThrow(/UNIQUE/)
  expect(() => list('whatever')).toThrow(/CHECK/)
  db.close()
})
