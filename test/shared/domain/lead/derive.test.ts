import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContact, type Contact } from '../../../../shared/domain/person/contact.ts'
import { consentsInForce, deriveLead } from '../../../../shared/domain/lead/derive.ts'
import type { LeadFacts, Register, ScanFact } from '../../../../shared/domain/lead/facts.ts'
import type { LeadId, NoteId, ScanId, StationId, VisitorId } from '../../../../shared/domain/ids.ts'
import { nextStamp } from '../../../../shared/domain/stamp.ts'

const station = '00000000-0000-8000-8000-000000000001' as StationId
const at = (second: number) => new Date(Date.UTC(2026, 0, 28, 1, 0, second)).toISOString()
const person = (parts: Partial<Contact>): Contact => ({ ...emptyContact(), ...parts })

function scan(second: number, contact: Contact | null = null): ScanFact {
  return {
    scanId: `scan-${second}` as ScanId,
    at: at(second),
    stationId: station,
    staff: 'Aiko',
    source: 'camera',
    reading: { format: contact ? 'mecard' : 'opaque', payloadHex: '', badgeCode: null, contact, warnings: [] },
  }
}

function facts(parts: Partial<LeadFacts>): LeadFacts {
  return {
    leadId: 'lead' as LeadId,
    exhibitorCode: 'ORBIT',
    visitorId: 'visitor' as VisitorId,
    badgeCode: null,
    scans: [],
    notes: [],
    consents: [],
    cards: [],
    withdrawals: [],
    registers: [],
    registrant: null,
    ...parts,
  }
}

function register(second: number, field: string, value: unknown): Register {
  return { field, value, stamp: nextStamp(null, Date.parse(at(second)), station) }
}

describe('the contact of a lead', () => {
  test('comes from the newest scan that holds one', () => {
    const lead = deriveLead(
      facts({
        scans: [
          scan(2, person({ fullName: '新 名' })),
          scan(1, person({ fullName: '旧 名', organisation: '㈱旧' })),
          scan(3),
        ],
      }),
    )
    expect(lead?.lead.contact).toEqual(person({ fullName: '新 名', organisation: '㈱旧' }))
  })

  test('takes from the registrant list what no scan says', () => {
    const lead = deriveLead(facts({ scans: [scan(1)], registrant: person({ fullName: '山田 太郎' }) }))
    expect(lead?.lead.contact.fullName).toBe('山田 太郎')
  })

  test('never mixes the name of one source with the reading of another person', () => {
    const lead = deriveLead(
      facts({
        scans: [scan(1, person({ fullName: '山田 太郎' }))],
        registrant: person({ fullName: '別人', familyKana: 'ベツ' }),
      }),
    )
    expect(lead?.lead.contact.familyKana).toBe('')
  })

  test('takes the reading of the same name from a later source', () => {
    const lead = deriveLead(
      facts({
        scans: [scan(1, person({ fullName: '山田 太郎' }))],
        registrant: person({ fullName: '山田 太郎', familyKana: 'ヤマダ', givenKana: 'タロウ' }),
      }),
    )
    expect(lead?.lead.contact).toMatchObject({ familyKana: 'ヤマダ', givenKana: 'タロウ' })
  })

  test('keeps a full name that was corrected beside its parts', () => {
    const scans = [scan(1, person({ fullName: '山田 太郎', familyName: '山田', givenName: '太郎' }))]
    const lead = deriveLead(
      facts({
        scans,
        registers: [register(2, 'contact.givenName', '次郎'), register(3, 'contact.fullName', '山田 二郎')],
      }),
    )
    expect(lead?.lead.contact).toMatchObject({ fullName: '山田 二郎', givenName: '次郎' })
  })

  test('shows what a person typed over everything, and the badge again once it is taken back', () => {
    const base = { scans: [scan(1, person({ fullName: '山田 太郎', familyName: '山田', givenName: '太郎' }))] }
    const corrected = deriveLead(facts({ ...base, registers: [register(2, 'contact.givenName', '次郎')] }))
    expect(corrected?.lead.contact.fullName).toBe('山田 次郎')
    expect(corrected?.badgeContact.fullName).toBe('山田 太郎')
    expect(corrected?.corrected).toEqual(['givenName'])
    expect(
      deriveLead(facts({ ...base, registers: [register(3, 'contact.givenName', null)] }))?.lead.contact.fullName,
    ).toBe('山田 太郎')
  })
})

test('a lead whose every scan was withdrawn is no lead', () => {
  expect(deriveLead(facts({ scans: [scan(1)], withdrawals: [{ factId: 'scan-1', at: at(2) }] }))).toBeNull()
})

test('the code of a badge is the one that its newest scan gives, else the one it was first known by', () => {
  const coded = (second: number, badgeCode: string | null): ScanFact => ({
    ...scan(second),
    reading: { ...scan(second).reading, badgeCode },
  })
  const codeOf = (...scans: ScanFact[]) => deriveLead(facts({ scans, badgeCode: 'FIRST' }))?.lead.badgeCode
  expect(codeOf(coded(2, 'NEW'), coded(1, 'OLD'), coded(3, null))).toBe('NEW')
  expect(codeOf(coded(1, null))).toBe('FIRST')
})

test('of a purpose the newest consent is in force, and one that was taken back as a mistake does not count', () => {
  const consent = (second: number, given: boolean, purpose = 'contact') => ({
    consentId: `c${second}`,
    purpose,
    given,
    at: at(second),
    wordingVersion: '1',
    language: 'en' as const,
  })
  const consents = [consent(3, false), consent(2, true), consent(4, true, 'share')]
  const lead = (...withdrawals: string[]) =>
    deriveLead(
      facts({ scans: [scan(1)], consents, withdrawals: withdrawals.map((factId) => ({ factId, at: at(9) })) }),
    )!.lead
  expect(consentsInForce(lead().consents)).toEqual(['share'])
  expect(consentsInForce(lead('c3').consents)).toEqual(['contact', 'share'])
  expect(lead('c3').consents.map(({ at: when }) => when)).toEqual([at(2), at(4)])
})

test('a withdrawn note does not show, and its withdrawal is the newest change', () => {
  const note = { noteId: 'n' as NoteId, at: at(2), by: 'Ben', text: 'x' }
  const lead = deriveLead(facts({ scans: [scan(1)], notes: [note], withdrawals: [{ factId: 'n', at: at(9) }] }))
  expect(lead?.lead.notes).toEqual([])
  expect(lead?.lead.updatedAt).toBe(at(9))
})

test('the newest register or fact dates the lead', () => {
  expect(deriveLead(facts({ scans: [scan(1)], registers: [register(7, 'rank', 'A')] }))?.lead).toMatchObject({
    rank: 'A',
    createdAt: at(1),
    updatedAt: at(7),
  })
})

test('equal facts give equal bytes, in whatever order they came', () => {
  const seconds = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(seconds, fc.infiniteStream(fc.nat()), (times, stream) => {
      const shuffled = <T>(items: T[]): T[] =>
        items
          .map((item) => ({ item, key: stream.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ item }) => item)
      const scans = times.map((second) => scan(second, person({ fullName: `n${second}` })))
      const notes = times.map((second) => ({
        noteId: `n${second}` as NoteId,
        at: at(second),
        by: '',
        text: String(second),
      }))
      const registers = times
        .map((second) => register(second, `tag.t${second % 3}`, second % 2 === 0))
        .filter((one, i, all) => all.findIndex((other) => other.field === one.field) === i)
      const a = deriveLead(facts({ scans, notes, registers }))
      const b = deriveLead(facts({ scans: shuffled(scans), notes: shuffled(notes), registers: shuffled(registers) }))
      expect(JSON.stringify(a)).toBe(JSON.stringify(b))
    }),
  )
})
