// What would be lost with this machine: every change of a lead counts until a bundle holds it.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeBundle } from '../../../main/bundle/write-bundle.ts'
import { clearUnbundled, countUnbundled, lastUnbundledMark } from '../../../main/lead/unbundled.sql.ts'
import { command, openTestApp, scanOf } from '../../support/app.ts'
import { RECIPIENT } from '../../support/bundles/stations.ts'
import { temporaryFolder } from '../../support/folder.ts'

test('every change marks its lead, and a bundle takes away the marks that were there when it was written', async () => {
  const { app, owner, orbit } = await openTestApp()
  const leadId = (await owner.scan.record(scanOf(orbit, 'A1'))).leadId!
  const { noteId } = await owner.lead.addNote({ command: command(), leadId, text: 'x', by: '' })
  const changes: Record<string, () => Promise<unknown>> = {
    scan: () => owner.scan.record(scanOf(orbit, 'A1')),
    rank: () => owner.lead.setRank({ command: command(), leadId, rank: 'A' }),
    tag: () => owner.lead.setTags({ command: command(), leadId, add: ['x'], remove: [] }),
    note: () => owner.lead.addNote({ command: command(), leadId, text: 'y', by: '' }),
    withdrawal: () => owner.lead.withdrawNote({ command: command(), leadId, noteId }),
    consent: () =>
      owner.lead.recordConsent({ command: command(), leadId, purpose: 'contact', given: true, language: 'en' }),
    correction: () => owner.lead.correct({ command: command(), leadId, fields: { title: 'CEO' } }),
  }
  for (const [kind, change] of Object.entries(changes)) {
    clearUnbundled(app.db, lastUnbundledMark(app.db), 100)
    await change()
    expect([kind, countUnbundled(app.db)]).toEqual([kind, 1])
  }
  const mark = lastUnbundledMark(app.db)
  await owner.lead.setRank({ command: command(), leadId, rank: 'B' })
  clearUnbundled(app.db, mark, 100)
  expect(countUnbundled(app.db)).toBe(1)
})

test('a bundle sealed to an exhibitor, which the organiser cannot open, takes away none', async () => {
  const { app, owner, orbit } = await openTestApp()
  await owner.scan.record(scanOf(orbit, 'A1'))
  await writeBundle(app, {
    out: join(temporaryFolder(), 'orbit.enishi'),
    exhibitorCode: 'ORBIT',
    recipients: [RECIPIENT],
    passphrase: null,
  })
  expect(countUnbundled(app.db)).toBe(1)
  await writeBundle(app, {
    out: join(temporaryFolder(), 'all.enishi'),
    exhibitorCode: null,
    recipients: [RECIPIENT],
    passphrase: null,
  })
  expect(countUnbundled(app.db)).toBe(0)
})
