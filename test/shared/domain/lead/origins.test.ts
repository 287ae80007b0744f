import { expect, test } from 'vitest'
import type { LeadFacts, ScanFact, ScanSource } from '../../../../shared/domain/lead/facts.ts'
import type { ScanId, StationId } from '../../../../shared/domain/ids.ts'
import { originsOf } from '../../../../shared/domain/lead/origins.ts'
import { emptyContact, type Contact } from '../../../../shared/domain/person/contact.ts'

const person = (parts: Partial<Contact>): Contact => ({ ...emptyContact(), ...parts })
const scan = (scanId: string, source: ScanSource, contact: Contact | null): ScanFact => ({
  scanId: scanId as ScanId,
  at: '2026-01-28T01:00:00.000Z',
  stationId: 'station' as StationId,
  staff: '',
  source,
  reading: { format: 'opaque', payloadHex: '', badgeCode: null, contact, warnings: [] },
})
const facts = (parts: Partial<LeadFacts>) => ({ scans: [], withdrawals: [], registrant: null, ...parts })

const PHONES: Contact['phones'] = [{ number: '03-1234-5678', e164: '+81312345678', kind: 'work' }]

test('each field says whether the badge, the form or the fair’s list gave it', () => {
  const shown = person({ fullName: '山田 太郎', organisation: '㈱月', title: '部長', phones: PHONES })
  const said = facts({
    scans: [
      scan('1', 'camera', person({ fullName: '山田 太郎' })),
      scan('2', 'form', person({ title: '部長' })),
      scan('3', 'typed', null),
    ],
    registrant: person({ fullName: '山田 太郎', organisation: '㈱月', phones: PHONES }),
  })
  expect(originsOf(said, shown)).toEqual({ fullName: 'badge', title: 'form', organisation: 'list', phones: 'list' })
})

test('a scan that was undone gives nothing, and a name from another lead has no origin here', () => {
  const said = facts({
    scans: [scan('1', 'camera', person({ organisation: '㈱星' }))],
    withdrawals: [{ factId: '1', at: '2026-01-28T01:00:05.000Z' }],
    registrant: person({ organisation: '㈱星' }),
  })
  expect(originsOf(said, person({ fullName: '別人', organisation: '㈱星' }))).toEqual({ organisation: 'list' })
})
