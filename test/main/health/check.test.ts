// The check of everything that is saved: what it finds, and that it can be stopped.
import { expect, test } from 'vitest'
import { openScratch } from '../../../main/db/open.ts'
import { runCheck } from '../../../main/health/check-health.ts'
import { pageFaults } from '../../../main/health/soundness.sql.ts'
import { resultOf } from '../../../main/app/jobs.ts'
import { openTestApp, scanOf } from '../../support/app.ts'
import { checkOf } from '../../support/check.ts'

test('a sound folder is told sound, and how far the check is', async () => {
  const { app, owner, orbit } = await openTestApp()
  await owner.scan.record(scanOf(orbit, 'A1'))
  const told: number[] = []
  const { ok, findings } = await resultOf(runCheck(app), ({ done, total }) => told.push(done / total))
  expect({ ok, codes: findings.map(({ code }) => code) }).toEqual({ ok: true, codes: ['no_backup'] })
  expect(told.at(-1)).toBe(1)
  expect(told.toSorted((a, b) => a - b)).toEqual(told)
})

test('a row that refers to nothing, and an index that has lost a row, are found in their tables', async () => {
  const { app, owner, orbit } = await openTestApp()
  await owner.scan.record(scanOf(orbit, 'A1'))
  await owner.lead.list({ exhibitorId: orbit })
  app.db.pragma('foreign_keys = OFF')
  app.db.exec(`INSERT INTO stale_lead VALUES ('x');
    INSERT INTO note VALUES ('nobody', 'n', '${(await owner.health.status()).station.stationId}', '', '', '')`)
  app.db.pragma('foreign_keys = ON')
  // an index of a column that SQLite is made to believe is another one
  app.db.unsafeMode(true)
  app.db.pragma('writable_schema = ON')
  app.db.exec(
    `UPDATE sqlite_schema SET sql = replace(sql, 'first_scanned_at', 'updated_at || 1') WHERE name = 'lead_view_by_first'`,
  )
  app.db.pragma('writable_schema = OFF')
  const { ok, findings } = await checkOf(owner)
  expect(ok).toBe(false)
  expect(findings).toContainEqual({ code: 'foreign_key', params: { table: 'note' } })
  expect(findings).toContainEqual({
    code: 'integrity',
    params: { detail: expect.stringMatching(/lead_view_by_first/) as string },
  })
})

test('pages that belong to nothing are found', () => {
  const db = openScratch()
  db.exec('CREATE TABLE kept (a); CREATE TABLE gone (a); INSERT INTO gone VALUES (zeroblob(20000))')
  db.unsafeMode(true)
  expect(pageFaults(db, () => undefined)).toEqual([])
  db.exec('CREATE TABLE freed (a); DROP TABLE freed')
  expect(pageFaults(db, () => undefined)).toEqual([])
  db.pragma('writable_schema = ON')
  db.exec(`DELETE FROM sqlite_schema WHERE name = 'gone'`)
  db.pragma('writable_schema = RESET')
  expect(pageFaults(db, () => undefined)).toEqual([expect.stringMatching(/^\d pages are neither used nor free$/)])
  db.close()
})

test('scans are recorded beside it, and it ends when nobody waits for it', async () => {
  const { app, owner, orbit } = await openTestApp()
  const given = new AbortController()
  const check = resultOf(runCheck(app, given.signal))
  given.abort()
  expect((await owner.scan.record(scanOf(orbit, 'A1'))).outcome).toBe('new')
  await expect(check).rejects.toMatchObject({ code: 'cancelled' })
})
