import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deriveLead } from '../../../../shared/domain/lead/derive.ts'
import type { LeadFacts } from '../../../../shared/domain/lead/facts.ts'
import { joinFacts } from '../../../../shared/domain/lead/join-facts.ts'
import type { LeadId, NoteId, ScanId, StationId, VisitorId } from '../../../../shared/domain/ids.ts'
import { nextStamp } from '../../../../shared/domain/stamp.ts'

const STATIONS = ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'] as StationId[]
const instant = fc.nat(1000).map((ms) => new Date(1_769_500_000_000 + ms).toISOString())

const member = (index: number): fc.Arbitrary<LeadFacts> =>
  fc
    .record({
      scans: fc.array(fc.record({ id: fc.nat(9), at: instant }), { minLength: 1, maxLength: 4 }),
      notes: fc.array(fc.record({ id: fc.nat(9), at: instant }), { maxLength: 3 }),
      settings: fc.array(
        fc.record({
          field: fc.constantFrom('rank', 'tag.x', 'answer.need'),
          ms: fc.nat(5),
          station: fc.constantFrom(...STATIONS),
          value: fc.constantFrom('A', 'B'),
        }),
        { maxLength: 5 },
      ),
    })
    .map(({ scans, notes, settings }) => ({
      leadId: `lead-${index}` as LeadId,
      exhibitorCode: 'ORBIT',
      visitorId: `visitor-${index}` as VisitorId,
      badgeCode: null,
      scans: scans.map(({ id, at }) => ({
        scanId: `scan-${index}-${id}` as ScanId,
        at,
        stationId: STATIONS[0]!,
        staff: '',
        source: 'camera' as const,
        reading: { format: 'opaque' as const, payloadHex: '', badgeCode: null, contact: null, warnings: [] },
      })),
      notes: notes.map(({ id, at }) => ({ noteId: `note-${index}-${id}` as NoteId, at, by: '', text: `${index}` })),
      consents: [],
      cards: [],
      withdrawals: [],
      registrant: null,
      registers: [
        ...new Map(
          settings.map(({ field, ms, station, value }) => [
            field,
            { field, value, stamp: nextStamp(null, ms, station) },
          ]),
        ).values(),
      ],
    }))

test('what several leads say together does not depend on their order', () => {
  fc.assert(
    fc.property(fc.tuple(member(1), member(2), member(3)), ([own, second, third]) => {
      expect(deriveLead(joinFacts(own, [second, third]))).toEqual(deriveLead(joinFacts(own, [third, second])))
    }),
    { numRuns: 100 },
  )
})

test('it holds every scan and note, and of each field the latest setting', () => {
  fc.assert(
    fc.property(fc.tuple(member(1), member(2)), ([own, other]) => {
      const joined = joinFacts(own, [other])
      expect([joined.leadId, joined.visitorId]).toEqual([own.leadId, own.visitorId])
      expect(joined.scans).toHaveLength(own.scans.length + other.scans.length)
      expect(joined.notes).toHaveLength(own.notes.length + other.notes.length)
      for (const register of [...own.registers, ...other.registers]) {
        const kept = joined.registers.filter(({ field }) => field === register.field)
        expect(kept).toHaveLength(1)
        expect(kept[0]!.stamp >= register.stamp).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})
