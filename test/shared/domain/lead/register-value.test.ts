import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lead } from '../../../../shared/contract/shapes.ts'
import { emptyContact } from '../../../../shared/domain/person/contact.ts'
import { deriveLead } from '../../../../shared/domain/lead/derive.ts'
import type { LeadFacts } from '../../../../shared/domain/lead/facts.ts'
import { isRegisterValue } from '../../../../shared/domain/lead/register-value.ts'
import type { LeadId, ScanId, StationId, VisitorId } from '../../../../shared/domain/ids.ts'
import { nextStamp } from '../../../../shared/domain/stamp.ts'

const station = '00000000-0000-8000-8000-000000000001' as StationId
const at = '2026-01-28T01:00:00.000Z'
const PARTS = Object.keys(emptyContact())
const FIELDS = [
  'rank',
  'tag.x',
  'answer.need',
  'followUp.action',
  'followUp.owner',
  'followUp.dueOn',
  'followUp.status',
  'followUp.__proto__',
  ...PARTS.map((part) => `contact.${part}`),
  'contact.other',
  'contact.constructor',
  'contact.__proto__',
  'other',
]

function leadWith(settings: Readonly<Record<string, unknown>>) {
  const facts: LeadFacts = {
    leadId: 'lead' as LeadId,
    exhibitorCode: 'ORBIT',
    visitorId: 'visitor' as VisitorId,
    badgeCode: null,
    notes: [],
    consents: [],
    cards: [],
    withdrawals: [],
    registrant: null,
    scans: [
      {
        scanId: 'scan' as ScanId,
        at,
        stationId: station,
        staff: '',
        source: 'camera',
        reading: { format: 'opaque', payloadHex: '', badgeCode: 'A1', contact: null, warnings: [] },
      },
    ],
    registers: Object.entries(settings).map(([field, value]) => ({
      field,
      value,
      stamp: nextStamp(null, Date.parse(at), station),
    })),
  }
  return deriveLead(facts)!.lead
}

const shown = lead.pick({ contact: true, rank: true, tags: true, answers: true, followUp: true })
const phone = fc.record({
  number: fc.string(),
  e164: fc.constantFrom('+81312345678', null, '=1+1', '+', '+0312345678', '+1;=1'),
  kind: fc.constantFrom('work', 'pager'),
})
const wrong = fc.oneof(
  fc.jsonValue(),
  fc.array(phone),
  fc.array(fc.string()),
  fc.constantFrom('A', 'D', 'open', '2026-02-28', '2026-02-30', '2026-13-01', 'soon', true),
)

test('whatever a field may be set to, the lead has the shape that lists and screens are promised', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...FIELDS), wrong), (settings) => {
      const made = leadWith(
        Object.fromEntries(Object.entries(settings).filter(([field, value]) => isRegisterValue(field, value))),
      )
      // read back as it is printed, so that no part of another name is added either
      const { contact, rank, tags, answers, followUp } = JSON.parse(JSON.stringify(made)) as typeof made
      expect(shown.parse({ contact, rank, tags, answers, followUp })).toEqual({
        contact,
        rank,
        tags,
        answers,
        followUp,
      })
      for (const { e164 } of made.contact.phones) expect(e164 ?? '+1234').toMatch(/^\+\d+$/)
    }),
    { numRuns: 1_000 },
  )
})

test('a text that is no number is none that lists may write as it is', () => {
  const phones = (e164: string | null) => [{ number: '03', e164, kind: 'work' }]
  for (const e164 of ['=HYPERLINK("http://x")', '+1;=1+1', '+0312345678', ''])
    expect([e164, isRegisterValue('contact.phones', phones(e164))]).toEqual([e164, false])
  for (const e164 of ['+81312345678', null]) expect(isRegisterValue('contact.phones', phones(e164))).toBe(true)
})

test('what is nested too deeply to be written again is no value, not even of a field that nobody knows', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
  expect(isRegisterValue('a field of tomorrow', nested(10))).toBe(true)
  for (const levels of [30, 30_000]) {
    expect(isRegisterValue('a field of tomorrow', nested(levels))).toBe(false)
    expect(isRegisterValue('contact.phones', [{ number: '', e164: null, kind: 'work', more: nested(levels) }])).toBe(
      false,
    )
  }
})
