import { expect, test } from 'vitest'
import { holdFreshening } from '../../../main/lead/freshen.ts'
import { getCardRow } from '../../../main/lead/lead-view.sql.ts'
import { leadIdsAfter, markStale } from '../../../main/lead/stale.sql.ts'
import { MECARD, command, openTestApp, scanOf } from '../../support/app.ts'

test('what was just scanned shows the same from the rows of the list as from the facts', async () => {
  const { app, owner, page, orbit, polar } = await openTestApp()
  const named = await page.scan.record(scanOf(orbit, MECARD))
  await page.scan.record(scanOf(polar, MECARD))
  const [known, twin, undone] = [
    await page.scan.record(scanOf(orbit, 'CODE-1')),
    await page.scan.record(scanOf(orbit, 'CODE-2')),
    await page.scan.record(scanOf(orbit, 'CODE-3')),
  ]
  await page.scan.record(scanOf(orbit, 'CODE-1'))
  await page.lead.setRank({ command: command(), leadId: named.leadId!, rank: 'A' })
  await page.lead.setTags({ command: command(), leadId: known.leadId!, add: ['JAXA'], remove: [] })
  await page.lead.correct({ command: command(), leadId: known.leadId!, fields: { familyName: '山﨑' } })
  await page.lead.recordConsent({
    command: command(),
    leadId: named.leadId!,
    purpose: 'contact',
    given: true,
    language: 'ja',
  })
  await page.scan.undo({ command: command(), leadId: undone.leadId!, scanId: undone.scanId! })
  await owner.duplicate.link({ command: command(), pairs: [{ a: known.visitorId!, b: twin.visitorId! }] })
  app.afterwards.finish()
  await page.health.status()

  const fromRows = await page.scan.recent()
  expect(fromRows).toMatchObject([
    { contact: { familyName: '山﨑' }, tags: ['JAXA'] },
    { withdrawn: true, times: 0 },
    {},
    { contact: { familyName: '山﨑' } },
    { rank: null },
    { rank: 'A', consents: ['contact'], times: 1 },
  ])
  // a row that stands for several leads says more than one of them
  const hasRow = [named, known, twin, undone].map(({ leadId }) => getCardRow(app.db, leadId!) !== null)
  expect(hasRow).toEqual([true, false, false, false])

  const release = holdFreshening(app)
  for (const leadId of leadIdsAfter(app.db, '', 100)) markStale(app.db, leadId)
  expect(getCardRow(app.db, named.leadId!)).toBeNull()
  expect(await page.scan.recent()).toEqual(fromRows)
  release()
})
