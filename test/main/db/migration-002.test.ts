// Tables of version 1 with rows in them, brought to version 2: nothing is lost, and what is new is filled in.
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

test("keeps every fact, keyed by lead; fills in a visitor's leads, own scans, and what is in no bundle yet", () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  const folder = temporaryFolder()
  migrate(db, folder, migrations.slice(0, 1))
  db.exec(`
    INSERT INTO station VALUES ('own', 'a', x'00', ''), ('other', 'b', x'01', '');
    INSERT INTO this_station VALUES (1, 'own', x'02');
    INSERT INTO exhibition VALUES ('e', '{}', '');
    INSERT INTO exhibitor VALUES ('x', 'e', 'X', 0, '', '', 'FR', '[]', NULL, NULL, NULL);
    INSERT INTO visitor VALUES ('v1', 'A1'), ('v2', NULL);
    INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES ('l1', 'x', 'v1'), ('l2', 'x', 'v2');
    INSERT INTO scan (scan_id, lead_id, station_id, staff, at, source, payload) VALUES ('s1', 'l1', 'own', 'S', '2026-01-01', 'camera', x'41'), ('s2', 'l2', 'other', '', '2026-01-02', 'typed', x'42');
    INSERT INTO note (note_id, lead_id, station_id, at, by, text) VALUES ('n1', 'l1', 'own', 't', 'B', 'text');
    INSERT INTO consent (consent_id, lead_id, station_id, purpose, given, at, wording_version, language) VALUES ('c1', 'l1', 'own', 'p', 1, 't', '1', 'ja');
    INSERT INTO withdrawal (withdrawal_id, lead_id, fact_id, station_id, at) VALUES ('w1', 'l1', 'n1', 'own', 't');
    INSERT INTO register (lead_id, field, value, stamp) VALUES ('l1', 'rank', '"A"', 'st');
  `)
  migrate(db, folder, migrations.slice(0, 2))
  const rows = (query: string) => db.prepare(query).raw().all()
  expect(rows('SELECT lead_id, scan_id, station_id, staff, at, source, payload FROM scan')).toEqual([
    ['l1', 's1', 'own', 'S', '2026-01-01', 'camera', Buffer.from('A')],
    ['l2', 's2', 'other', '', '2026-01-02', 'typed', Buffer.from('B')],
  ])
  expect(rows('SELECT lead_id, note_id, station_id, at, by, text FROM note')).toEqual([
    ['l1', 'n1', 'own', 't', 'B', 'text'],
  ])
  expect(
    rows('SELECT lead_id, consent_id, station_id, purpose, given, at, wording_version, language FROM consent'),
  ).toEqual([['l1', 'c1', 'own', 'p', 1, 't', '1', 'ja']])
  expect(rows('SELECT lead_id, withdrawal_id, fact_id, station_id, at FROM withdrawal')).toEqual([
    ['l1', 'w1', 'n1', 'own', 't'],
  ])
  expect(rows('SELECT field, value FROM register')).toEqual([['rank', '"A"']])
  expect(rows('SELECT visitor_id, exhibitor_id, lead_id FROM visitor_lead')).toEqual([
    ['v1', 'x', 'l1'],
    ['v2', 'x', 'l2'],
  ])
  expect(rows('SELECT at, scan_id, lead_id FROM own_scan')).toEqual([['2026-01-01', 's1', 'l1']])
  expect(rows('SELECT lead_id FROM unbundled_lead ORDER BY 1')).toEqual([['l1'], ['l2']])
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(() => db.exec(`INSERT INTO scan VALUES ('l1', 's9', 'nowhere', '', '', '', x'')`)).toThrow(/FOREIGN KEY/)
  db.close()
})
