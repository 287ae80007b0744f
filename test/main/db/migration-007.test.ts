import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { countedAnew, keptCounts } from '../../support/kept-counts.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

const row = (lead: string, tags: string, updatedAt: string) =>
  `INSERT INTO lead_view (lead_id, exhibitor_id, visitor_id, contact, full_name, kana, organisation, title, name_key, organisation_key,
    search, tags, consents, scan_count, note_count, first_scanned_at, last_scanned_at, updated_at)
  VALUES ('${lead}', 'e', 'v-${lead}', '{}', '', '', '', '', '', '', '', '${tags}', '[]', 1, 0, '', '', '${updatedAt}');`

test('a database from before has every count and every quarter of a scan, as if they had been kept all along', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  db.pragma('foreign_keys = ON')
  migrate(db, folder, upTo(6))
  db.exec(`INSERT INTO exhibition VALUES ('x', '{}', '');
    INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers) VALUES ('e', 'x', 'E', 0, '', '', 'FR', '[]');
    INSERT INTO station VALUES ('s', 'one', x'00', ''), ('t', 'two', x'01', '');
    INSERT INTO erasure VALUES ('00', '11', 'visitor', NULL, '', 's');
    INSERT INTO unbundled_lead (lead_id) VALUES ('a'), ('b');`)
  for (const lead of ['a', 'b', 'carried'])
    db.exec(`INSERT INTO visitor VALUES ('v-${lead}', NULL); INSERT INTO lead VALUES ('${lead}', 'e', 'v-${lead}')`)
  db.exec(`INSERT INTO carried_lead VALUES ('carried', 'a');
    INSERT INTO scan VALUES ('a', '1', 's', '', '2026-01-28T01:14:59.999Z', 'camera', x'00'), ('a', '2', 's', '', '2026-01-28T01:15:00.000Z', 'camera', x'00'),
      ('carried', '3', 't', '', '2026-01-29T23:59:00.000Z', 'camera', x'00'), ('b', '4', 't', '', '2026-01-30T01:00:00.000Z', 'camera', x'00');
    INSERT INTO withdrawal VALUES ('b', 'w', '4', 's', '');
    ${row('a', '["press","水"]', 'now')} ${row('b', '["press"]', 'now')}
    INSERT INTO exported_lead VALUES ('a', 'now'), ('b', 'earlier');`)
  migrate(db, folder, upTo(7))
  expect(keptCounts(db)).toEqual({
    leads: [['e', 2, 1]],
    facets: [
      ['e', 'quarter', '2026-01-28T01:00:00.000Z', 1],
      ['e', 'quarter', '2026-01-28T01:15:00.000Z', 1],
      ['e', 'quarter', '2026-01-29T23:45:00.000Z', 1],
      ['e', 'tag', 'press', 2],
      ['e', 'tag', '水', 1],
    ],
    scans: [
      ['s', 2],
      ['t', 2],
    ],
    rows: [
      ['erasure', 1],
      ['unbundled_lead', 2],
    ],
  })
  expect(keptCounts(db)).toEqual(countedAnew(db))
  db.exec(`DELETE FROM lead_view WHERE lead_id = 'a'; DELETE FROM scan; DELETE FROM unbundled_lead`)
  expect(keptCounts(db)).toMatchObject({ leads: [['e', 1, 0]], facets: [['e', 'tag', 'press', 1]], scans: [] })
  db.close()
})

test('an order of the list is read from its index', () => {
  const db = new Database(':memory:')
  migrate(db, temporaryFolder(), upTo(7))
  for (const order of [
    'last_scanned_at',
    'first_scanned_at',
    'name_key',
    'organisation_key',
    'rank, last_scanned_at',
    'follow_up_due',
  ]) {
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN SELECT lead_id FROM lead_view WHERE exhibitor_id = 'e' ORDER BY ${order}, lead_id`)
      .all() as { detail: string }[]
    expect(plan.map(({ detail }) => detail).join()).toMatch(/^SEARCH lead_view USING COVERING INDEX [^,]*$/)
  }
  db.close()
})
