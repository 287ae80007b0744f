/** Lists lag behind a great change rather than hold up a scan, and are whole in the end. */
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { eachLead } from '../../../main/lead/each-lead.ts'
import { runMerge } from '../../../main/merge/merge-bundles.ts'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { refreshLeads } from '../../../main/lead/refresh-leads.job.ts'
import type { Writes } from '../../../main/db/connection.ts'
import { countStale, leadIdsAfter, markStale } from '../../../main/lead/stale.sql.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { temporaryFolder } from '../../support/folder.ts'
import { exhibitionOf } from '../../../main/exhibition/current.ts'

function markAllStale(db: Writes): void {
  for (const leadId of leadIdsAfter(db, '', 10_000)) markStale(db, leadId)
}

test('a few stale leads are made anew at once, many by a worker', async () => {
  const { app, owner, polar } = await openTestApp()
  for (let i = 0; i < 250; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  markAllStale(app.db)
  await owner.lead.list({ exhibitorId: polar })
  expect(countStale(app.db)).toBe(150)
  expect((await owner.health.status()).catchingUp).toBe(true)
  await expect.poll(() => countStale(app.db)).toBe(0)
  expect((await owner.lead.list({ exhibitorId: polar })).total).toBe(250)
  // the worker ends a moment after its last row
  await expect.poll(async () => (await owner.health.status()).catchingUp).toBe(false)
})

test('the command waits until every lead is as its facts say', async () => {
  const { app, owner, polar } = await openTestApp()
  for (let i = 0; i < 150; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  markAllStale(app.db)
  let leads = 0
  for await (const lead of eachLead(app, { search: '' })) leads += lead.scans.length
  expect([leads, countStale(app.db)]).toEqual([150, 0])
})

test('during a merge the scanned lead is shown at once, and no second worker writes beside the merge; the others follow at its end', async () => {
  const [other, here] = [await openTestApp(), await openTestApp()]
  await other.owner.scan.record(scanOf(other.polar, 'ELSEWHERE'))
  const identity = await generateX25519Identity()
  const path = join(temporaryFolder(), 'other.enishi')
  await writeBundle(other.app, {
    out: path,
    exhibitorCode: null,
    recipients: [await identityToRecipient(identity)],
    passphrase: null,
  })

  const { app, owner, polar } = here
  for (let i = 0; i < 150; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  app.afterwards.finish()
  const shown = async (search = '') => (await owner.lead.list({ exhibitorId: polar, search })).total
  expect(await shown()).toBe(150)
  const merging = runMerge(app, {
    files: [{ path }],
    keys: { identities: [identity], passphrase: null },
    accept: 'all',
    at: command().at,
  })
  expect((await merging.next()).done).toBe(false)
  markAllStale(app.db)
  await owner.scan.record(scanOf(polar, 'SCANNED-MEANWHILE'))
  app.afterwards.finish()
  expect([await shown('SCANNED'), app.jobs.isRunning(refreshLeads)]).toEqual([1, false])
  expect(countStale(app.db)).toBeGreaterThanOrEqual(150)
  while (!(await merging.next()).done);
  await shown()
  await expect.poll(() => countStale(app.db)).toBe(0)
  expect(await shown()).toBe(152)
})

test('the worker that makes leads anew steps aside after one when somebody waits to write', async () => {
  const { app, owner, polar } = await openTestApp()
  for (let i = 0; i < 30; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  markAllStale(app.db)
  const steps: number[] = []
  Atomics.store(app.turn, 0, 1)
  await refreshLeads(
    { databaseFile: app.databaseFile, exhibition: exhibitionOf(app)!.file, turn: app.turn },
    {
      progress(done) {
        Atomics.store(app.turn, 0, 0)
        steps.push(done)
      },
      throwIfCancelled: () => undefined,
    },
  )
  expect([steps[0], steps.at(-1)]).toEqual([1, 30])
})
