import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lead as leadShape } from '../../../../shared/contract/shapes.ts'
import { emptyContact } from '../../../../shared/domain/contact.ts'
import { deriveLead } from '../../../../shared/domain/lead/derive.ts'
import type { LeadFacts } from '../../../../shared/domain/lead/facts.ts'
import { isRegisterValue } from '../../../../shared/domain/lead/register-value.ts'
import { newId, type LeadId, type ScanId, type StationId, type VisitorId } from '../../../../shared/domain/ids.ts'
import type { Stamp } from '../../../../shared/domain/stamp.ts'

const AT = '2026-01-28T01:00:00.000Z'
const station = newId() as StationId
const stamp = `0194a0000000-0000-${station}` as Stamp
const facts: LeadFacts = {
  leadId: newId() as LeadId, exhibitorCode: 'ORBIT', visitorId: newId() as VisitorId, badgeCode: 'A1', notes: [], consents: [], cards: [], withdrawals: [], registers: [], registrant: null,
  scans: [{ scanId: newId() as ScanId, at: AT, stationId: station, staff: '', source: 'camera', reading: { format: 'opaque', payloadHex: '', badgeCode: 'A1', contact: null, warnings: [] } }],
}

const parts = [...Object.keys(emptyContact()), 'password', 'toString', '__proto__'].map((part) => `contact.${part}`)
const field = fc.oneof(
  fc.constantFrom('rank', 'tag.hot', 'answer.need', ...parts, 'followUp.action', 'followUp.owner', 'followUp.dueOn', 'followUp.status', 'followUp.colour', 'followUp.__proto__', 'followUp.'),
  fc.string({ maxLength: 12 }),
)
const text = fc.oneof(fc.string(), fc.constantFrom('A', 'open', '2026-02-28', '2026-02-30', 'work', 'x'.repeat(401)))
const phone = fc.record({ number: text, e164: fc.option(text), kind: fc.oneof(text, fc.constant('work')) }, { requiredKeys: [] })
const address = fc.record({ street: text, locality: text, region: text, postcode: text, country: text }, { requiredKeys: [] })
const value = fc.oneof(fc.jsonValue(), text, fc.boolean(), fc.constant(null), fc.array(text), fc.array(phone), fc.array(address))

test('whatever is let through shows in the promised shape', () => {
  let taken = 0
  fc.assert(fc.property(fc.array(fc.tuple(field, value), { maxLength: 12 }), (settings) => {
    const registers = new Map(settings.filter(([name, set]) => isRegisterValue(name, set)).map(([name, set]) => [name, { field: name, value: set, stamp }]))
    taken += registers.size
    const derived = deriveLead({ ...facts, registers: [...registers.values()] })
    // read back as it is printed, so that no part of another name is added either
    const shown = JSON.parse(JSON.stringify(derived!.lead)) as unknown
    expect(leadShape.parse(shown)).toEqual(shown)
  }), { numRuns: 500 })
  expect(taken).toBeGreaterThan(100)
})
