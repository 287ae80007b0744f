import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../../main/db/migrate.ts'
import { migrations } from '../../../main/db/migrations/index.ts'
import { temporaryFolder } from '../../support/folder.ts'

const upTo = (version: number) => migrations.filter((step) => step.version <= version)

test('decisions are kept, and found newest first without sorting them all', () => {
  const db = new Database(':memory:')
  const folder = temporaryFolder()
  // only the decisions matter here, not whom they are about
  db.pragma('foreign_keys = OFF')
  migrate(db, folder, upTo(7))
  const add = db.prepare(`INSERT INTO same_person (link_id, exhibitor_id, visitor_a, visitor_b, station_id, at)
    VALUES (?, NULL, ?, ?, 's', ?)`)
  add.run('l1', 'v1', 'v2', '2026-01-28')
  add.run('l2', 'v1', 'v3', '2026-01-29')
  migrate(db, folder, upTo(8))
  const newest = 'SELECT link_id FROM same_person ORDER BY at DESC, link_id DESC LIMIT 30'
  expect(db.prepare(newest).pluck().all()).toEqual(['l2', 'l1'])
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${newest}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toMatch(/same_person_newest/)
  expect(plan.map(({ detail }) => detail).join()).not.toMatch(/TEMP B-TREE/)
  db.close()
})
