// What a visitor said last counts, also where the clock was set back in between.
import { describe, expect, test } from 'vitest'
import { command, openTestApp, scanOf } from '../../support/app.ts'

const LATER = '2026-01-30T09:00:00.000Z'
const EARLIER = '2026-01-28T09:00:00.000Z'

describe('on a station whose clock was set back by days', () => {
  test('a consent that is withdrawn is withdrawn', async () => {
    const { owner, orbit } = await openTestApp()
    const { leadId } = await owner.scan.record(scanOf(orbit, 'A1', { command: command(LATER), consents: ['contact'] }))
    const withdrawal = {
      command: command(EARLIER),
      leadId: leadId!,
      purpose: 'contact',
      given: false,
      language: 'en' as const,
    }
    await owner.lead.recordConsent(withdrawal)
    await owner.lead.recordConsent(withdrawal)
    const { lead } = await owner.lead.get({ leadId: leadId! })
    expect(lead.consents.map(({ given, at }) => [given, at])).toEqual([
      [true, LATER],
      [false, '2026-01-30T09:00:00.001Z'],
    ])
    expect((await owner.lead.list({ exhibitorId: orbit })).rows[0]!.consents).toEqual([])
  })

  test('one that is given anew with a scan is in force', async () => {
    const { owner, orbit } = await openTestApp()
    const { leadId } = await owner.scan.record(scanOf(orbit, 'A1', { command: command(LATER), consents: ['contact'] }))
    await owner.lead.recordConsent({
      command: command(LATER),
      leadId: leadId!,
      purpose: 'contact',
      given: false,
      language: 'en',
    })
    await owner.scan.record(scanOf(orbit, 'A1', { command: command(EARLIER), consents: ['contact'] }))
    expect((await owner.lead.list({ exhibitorId: orbit })).rows[0]!.consents).toEqual(['contact'])
  })
})
