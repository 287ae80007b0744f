/** Lists lag behind a great change rather than hold up a scan, and are whole in the end. */
import { expect, test } from 'vitest'
import { eachLead } from '../../../main/api/each-lead.ts'
import { countStale, markAllStale } from '../../../main/store/stale.ts'
import { openTestApp, scanOf } from '../../support/app.ts'

test('a few stale leads are made anew at once, many by a worker', async () => {
  const { app, owner, polar } = await openTestApp()
  for (let i = 0; i < 250; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  markAllStale(app.db)
  await owner.lead.list({ exhibitorId: polar })
  expect(countStale(app.db)).toBe(150)
  await expect.poll(() => countStale(app.db)).toBe(0)
  expect((await owner.lead.list({ exhibitorId: polar })).total).toBe(250)
})

test('the command waits until every lead is as its facts say', async () => {
  const { app, owner, polar } = await openTestApp()
  for (let i = 0; i < 150; i++) await owner.scan.record(scanOf(polar, `CODE-${i}`))
  markAllStale(app.db)
  let leads = 0
  for await (const lead of eachLead(app, { search: '' })) leads += lead.scans.length
  expect([leads, countStale(app.db)]).toEqual([150, 0])
})
