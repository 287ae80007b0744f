// The merge is a join: whatever the order, the grouping, the repetition, the state is the same, byte for byte.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addStation } from '../../../main/station/station.sql.ts'
import { eraseLead, eraseVisitor } from '../../../main/erasure/erase.sql.ts'
import { leadIdFrom, visitorIdFromBadgeCode } from '../../../shared/domain/ids.ts'
import { act, perform, skews, type Act } from '../../support/bundles/history.ts'
import { craftLeads, groupOf } from '../../support/bundles/crafted.ts'
import {
  ALTAIR,
  AT,
  EXHIBITION,
  bundleOf,
  faultsOf,
  mergeInto,
  openStation,
  stateOf,
  type TestStation,
} from '../../support/bundles/stations.ts'

const STATIONS = 3

/** Stations with their histories, and one that did it all. */
function stationsWith(acts: readonly Act[], off: readonly number[]): { stations: TestStation[]; all: TestStation } {
  const stations = Array.from({ length: STATIONS }, (_, i) => openStation(`laptop ${i}`))
  const all = openStation('all')
  for (const { station } of stations) addStation(all.db, station, AT)
  perform(acts, off, stations, all)
  return { stations, all }
}

const history = fc.record({ acts: fc.array(act(STATIONS), { minLength: 1, maxLength: 40 }), off: skews(STATIONS) })
const order = fc.shuffledSubarray([0, 1, 2], { minLength: STATIONS })

describe('merging bundles of several stations', () => {
  test('in any order, grouping and repetition gives what one station would have that had done it all', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        order,
        order,
        fc.array(fc.nat(2), { maxLength: 3 }),
        async ({ acts, off }, first, second, again) => {
          const { stations, all } = stationsWith(acts, off)
          const files = await Promise.all(stations.map((station) => bundleOf(station)))
          const one = openStation('organiser')
          await mergeInto(
            one,
            [...first, ...again].map((i) => files[i]!),
          )
          // grouped otherwise: two of them through a fourth station, which passes on what it got
          const between = openStation('between')
          await mergeInto(between, [files[second[0]!]!, files[second[1]!]!])
          const other = openStation('other organiser')
          await mergeInto(other, [files[second[2]!]!])
          await mergeInto(other, [await bundleOf(between)])
          expect(stateOf(one)).toBe(stateOf(all))
          expect(stateOf(other)).toBe(stateOf(all))
          expect([...faultsOf(one), ...faultsOf(other)]).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })

  test('with erasures in between ends in one state, in which no erased visitor is', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        order,
        order,
        fc.nat(5),
        fc.nat(2),
        fc.boolean(),
        async ({ acts, off }, first, second, visitor, eraser, whole) => {
          const { stations } = stationsWith(acts, off)
          const before = await Promise.all(stations.map((station) => bundleOf(station)))
          const { db, station } = stations[eraser]!
          const visitorId = visitorIdFromBadgeCode(EXHIBITION, `A${visitor}`)
          const leadId = leadIdFrom(ALTAIR, visitorId)
          db.transaction(() =>
            whole
              ? eraseVisitor(db, visitorId, station.stationId, AT)
              : eraseLead(db, leadId, ALTAIR, station.stationId, AT),
          )()
          const after = await bundleOf(stations[eraser]!)
          const one = openStation('organiser')
          for (const file of [after, ...first.map((i) => before[i]!)]) await mergeInto(one, [file])
          const other = openStation('other organiser')
          for (const file of [...second.map((i) => before[i]!), after, before[second[0]!]!])
            await mergeInto(other, [file])
          expect(stateOf(one)).toBe(stateOf(other))
          const left = one.db
            .prepare(
              whole ? 'SELECT count(*) FROM lead WHERE visitor_id = ?' : 'SELECT count(*) FROM lead WHERE lead_id = ?',
            )
            .pluck()
          expect(left.get(whole ? visitorId : leadId)).toBe(0)
          expect(faultsOf(other)).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })

  test('what lists say of one lead: the word imported last stays, of one moment the greater text, whatever the order and however many rows', async () => {
    // UTF-8 and UTF-16 put the first two in another order
    const said = fc
      .constantFrom('～', '𠮷', 'あ', 'A')
      .map((name) => JSON.stringify({ country: 'JP', cells: [['fullName', name]] }))
    const row = fc.tuple(fc.constantFrom('2026-01-28T00:00:00.000Z', '2026-01-28T00:00:00.001Z'), said)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 3 }), { minLength: 2, maxLength: 4 }), async (bundles) => {
        const from = openStation('laptop')
        const one = groupOf(from, 'A1')
        const files = await Promise.all(
          bundles.map((rows) =>
            craftLeads(from, 'laptop', [
              { ...one, rows: groupOf(from, 'A1', { scan: one.rows[0]!, carried_registrant: rows }).rows },
            ]),
          ),
        )
        const [forth, back] = [openStation('forth'), openStation('back')]
        await mergeInto(forth, files)
        await mergeInto(back, files.toReversed())
        const greatest = bundles
          .flat()
          .toSorted((a, b) => Buffer.compare(Buffer.from(a.join(' ')), Buffer.from(b.join(' '))))
          .at(-1)
        const kept = ({ db }: TestStation) => db.prepare('SELECT imported_at, said FROM carried_registrant').raw().all()
        expect([kept(forth), kept(back)]).toEqual(greatest === undefined ? [[], []] : [[greatest], [greatest]])
        expect(stateOf(forth)).toBe(stateOf(back))
      }),
      { numRuns: 30 },
    )
  })
})
