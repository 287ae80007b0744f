// What would be lost with this machine: every change of a lead counts until a bundle holds it.
import { expect, test } from 'vitest'
import { clearUnbundled, countUnbundled, lastUnbundledMark } from '../../../main/store/unbundled.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'

test('every change marks its lead, and a bundle takes away the marks that were there when it was written', async () => {
  const { app, owner, orbit, polar } = await openTestApp()
  const leadId = (await owner.scan.record(scanOf(orbit, 'A1'))).leadId!
  const other = (await owner.scan.record(scanOf(polar, 'A1'))).leadId!
  const { noteId } = await owner.lead.addNote({ command: command(), leadId, text: 'x', by: '' })
  const changes: Record<string, () => Promise<unknown>> = {
    scan: () => owner.scan.record(scanOf(orbit, 'A1')),
    rank: () => owner.lead.setRank({ command: command(), leadId, rank: 'A' }),
    tag: () => owner.lead.setTags({ command: command(), leadId, add: ['x'], remove: [] }),
    note: () => owner.lead.addNote({ command: command(), leadId, text: 'y', by: '' }),
    withdrawal: () => owner.lead.withdrawNote({ command: command(), leadId, noteId }),
    consent: () => owner.lead.recordConsent({ command: command(), leadId, purpose: 'contact', given: true, language: 'en' }),
    correction: () => owner.lead.correct({ command: command(), leadId, fields: { title: 'CEO' } }),
  }
  for (const [kind, change] of Object.entries(changes)) {
    clearUnbundled(app.db, lastUnbundledMark(app.db), null)
    await change()
    expect([kind, countUnbundled(app.db)]).toEqual([kind, 1])
  }
  const mark = lastUnbundledMark(app.db)
  await owner.lead.setRank({ command: command(), leadId, rank: 'B' })
  clearUnbundled(app.db, mark, null)
  expect(countUnbundled(app.db)).toBe(1)
  await owner.lead.setRank({ command: command(), leadId: other, rank: 'B' })
  clearUnbundled(app.db, lastUnbundledMark(app.db), polar)
  expect(countUnbundled(app.db)).toBe(1)
})
