// The status tells a page that something was changed, by whomever.
import { expect, test } from 'vitest'
import { PIN } from '../../support/exhibition.ts'
import { openTestApp, scanOf, clientOf, command, MECARD } from '../../support/app.ts'
import { createPageCaller } from '../../../main/app/context.ts'
import { refreshInWorker } from '../../../main/lead/freshen.ts'
import { resultOf } from '../../../main/app/jobs.ts'

test('the mark differs after each change, and stays while nothing changes', async () => {
  const { app, owner, page, orbit } = await openTestApp()
  const other = clientOf(app, createPageCaller())
  const marks: string[] = []
  const look = async () => void marks.push((await page.health.status()).revision)
  await look()
  const { leadId } = await other.scan.record(scanOf(orbit, MECARD))
  await look()
  await owner.lead.setRank({ command: command(), leadId: leadId!, rank: 'A' })
  await look()
  await other.settings.set({ sound: false })
  await look()
  await owner.session.setPassphrase({ passphrase: 'correct horse battery' })
  await look()
  await page.session.openOrganiser({ passphrase: 'correct horse battery' })
  await look()
  await page.session.lock({})
  await look()
  await page.session.openExhibitor({ exhibitorId: orbit, pin: PIN })
  await look()
  expect(marks.filter((mark, at) => mark === marks[at - 1])).toEqual([])

  // the status itself brings rows up to date
  await look()
  await page.lead.list({ exhibitorId: orbit })
  await look()
  expect(marks.at(-1)).toBe(marks.at(-2))
})

test('what a worker has committed is told too', async () => {
  const { app, owner, orbit } = await openTestApp()
  const { leadId } = await owner.scan.record(scanOf(orbit, MECARD))
  const before = await owner.health.status()
  app.db.exec(`INSERT INTO stale_lead (lead_id) VALUES ('${leadId}')`)
  await resultOf(refreshInWorker(app))
  expect((await owner.health.status()).revision).not.toBe(before.revision)
})

test('an erasure is counted', async () => {
  const { owner, orbit } = await openTestApp()
  const { visitorId } = await owner.scan.record(scanOf(orbit, MECARD))
  expect((await owner.health.status()).erased).toBe(0)
  const target = { kind: 'visitor' as const, visitorId: visitorId! }
  let last: unknown
  for await (const event of await owner.erasure.eraseVisitor({ command: command(), target })) last = event
  expect(last).toMatchObject({ kind: 'done', visitors: 1 })
  expect((await owner.health.status()).erased).toBeGreaterThan(0)
})
