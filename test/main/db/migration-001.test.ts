import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('an empty database takes leads with their facts, each once and only where they belong', () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  expect(db.pragma('user_version', { simple: true })).toBe(0)
  migrate(db, temporaryFolder(), upTo(1))
  expect(db.pragma('user_version', { simple: true })).toBe(1)
  db.exec(`
    INSERT INTO this_station VALUES (1, 's', x'02');
    INSERT INTO station VALUES ('s', 'Left desk', x'00', '');
    INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]', NULL, NULL, NULL);
    INSERT INTO visitor VALUES ('v', 'A1');
    INSERT INTO lead VALUES ('l', 'e', 'v');
    INSERT INTO scan VALUES ('c', 'l', 's', 'Aiko', '2026-01-28', 'camera', x'4131');
    INSERT INTO note VALUES ('n', 'l', 's', '', 'Aiko', 'text');
    INSERT INTO consent VALUES ('k', 'l', 's', 'contact', 1, '', '1', 'ja');
    INSERT INTO withdrawal VALUES ('w', 'l', 'n', 's', '');
    INSERT INTO register VALUES ('l', 'rank', '"A"', '1');
    INSERT INTO command VALUES ('m', '');`)

  expect(db.prepare('SELECT * FROM scan').raw().all()).toEqual([
    ['c', 'l', 's', 'Aiko', '2026-01-28', 'camera', Buffer.from('A1')],
  ])
  const expectRefusal = (sql: string, why: RegExp) => expect(() => db.exec(sql), sql).toThrow(why)
  // facts are kept once each
  expectRefusal(`INSERT INTO scan VALUES ('c', 'l', 's', '', '', 'typed', x'')`, /UNIQUE/)
  expectRefusal(`INSERT INTO register VALUES ('l', 'rank', '"B"', '2')`, /UNIQUE/)
  expectRefusal(`INSERT INTO command VALUES ('m', '')`, /UNIQUE/)
  expectRefusal(`INSERT INTO exhibitor VALUES ('e2', 'x', 'E', 1, '', '', 'SE', '[]', NULL, NULL, NULL)`, /UNIQUE/)
  // and belong to a lead and a station that are here
  expectRefusal(`INSERT INTO note VALUES ('n2', 'nobody', 's', '', '', '')`, /FOREIGN KEY/)
  expectRefusal(`INSERT INTO note VALUES ('n2', 'l', 'nowhere', '', '', '')`, /FOREIGN KEY/)
  expectRefusal(`INSERT INTO lead VALUES ('l2', 'e', 'nobody')`, /FOREIGN KEY/)
  expectRefusal(`DELETE FROM lead`, /FOREIGN KEY/)
  // one installation is one station
  expectRefusal(`INSERT INTO this_station VALUES (2, 's2', x'02')`, /CHECK/)
  // a consent is given or it is not; a payload is bytes
  expectRefusal(`INSERT INTO consent VALUES ('k2', 'l', 's', 'contact', 2, '', '1', 'ja')`, /CHECK/)
  expectRefusal(`INSERT INTO scan VALUES ('c2', 'l', 's', '', '', 'typed', 'A1')`, /cannot store TEXT/)
  db.close()
})
