// The merge is a join: whatever the order, the grouping, the repetition, the state is the same, byte for byte.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addStation } from '../../../main/store/station.ts'
import { eraseLead, eraseVisitor } from '../../../main/store/erase.ts'
import { leadIdFrom, visitorIdFromBadgeCode } from '../../../shared/domain/ids.ts'
import { act, carryOut, skews, type Act } from '../../support/bundles/history.ts'
import { ALTAIR, AT, EXHIBITION, bundleOf, faultsOf, mergeInto, openStation, stateOf, type TestStation } from '../../support/bundles/stations.ts'

const STATIONS = 3

/** Stations with their histories, and one that did it all. */
function stationsWith(acts: readonly Act[], off: readonly number[]): { stations: TestStation[]; all: TestStation } {
  const stations = Array.from({ length: STATIONS }, (_, i) => openStation(`laptop ${i}`))
  const all = openStation('all')
  for (const { station } of stations) addStation(all.db, station, AT)
  carryOut(acts, off, stations, all)
  return { stations, all }
}

const history = fc.record({ acts: fc.array(act(STATIONS), { minLength: 1, maxLength: 40 }), off: skews(STATIONS) })
const order = fc.shuffledSubarray([0, 1, 2], { minLength: STATIONS })

describe('merging bundles of several stations', () => {
  test('in any order, grouping and repetition gives what one station would have that had done it all', async () => {
    await fc.assert(fc.asyncProperty(history, order, order, fc.array(fc.nat(2), { maxLength: 3 }), async ({ acts, off }, first, second, again) => {
      const { stations, all } = stationsWith(acts, off)
      const files = await Promise.all(stations.map((station) => bundleOf(station)))
      const one = openStation('organiser')
      await mergeInto(one, [...first, ...again].map((i) => files[i]!))
      // grouped otherwise: two of them through a fourth station, which passes on what it got
      const between = openStation('between')
      await mergeInto(between, [files[second[0]!]!, files[second[1]!]!])
      const other = openStation('other organiser')
      await mergeInto(other, [files[second[2]!]!])
      await mergeInto(other, [await bundleOf(between)])
      expect(stateOf(one)).toBe(stateOf(all))
      expect(stateOf(other)).toBe(stateOf(all))
      expect([...faultsOf(one), ...faultsOf(other)]).toEqual([])
    }), { numRuns: 25 })
  }, 60_000)

  test('with erasures in between ends in one state, in which no erased visitor is', async () => {
    await fc.assert(fc.asyncProperty(history, order, order, fc.nat(5), fc.nat(2), fc.boolean(), async ({ acts, off }, first, second, visitor, eraser, whole) => {
      const { stations } = stationsWith(acts, off)
      const before = await Promise.all(stations.map((station) => bundleOf(station)))
      const { db, station } = stations[eraser]!
      const visitorId = visitorIdFromBadgeCode(EXHIBITION, `A${visitor}`)
      const leadId = leadIdFrom(ALTAIR, visitorId)
      db.transaction(() => (whole ? eraseVisitor(db, visitorId, station.stationId, AT) : eraseLead(db, leadId, ALTAIR, station.stationId, AT)))()
      const after = await bundleOf(stations[eraser]!)
      const one = openStation('organiser')
      for (const file of [after, ...first.map((i) => before[i]!)]) await mergeInto(one, [file])
      const other = openStation('other organiser')
      for (const file of [...second.map((i) => before[i]!), after, before[second[0]!]!]) await mergeInto(other, [file])
      expect(stateOf(one)).toBe(stateOf(other))
      const left = one.db.prepare(whole ? 'SELECT count(*) FROM lead WHERE visitor_id = ?' : 'SELECT count(*) FROM lead WHERE lead_id = ?').pluck()
      expect(left.get(whole ? visitorId : leadId)).toBe(0)
      expect(faultsOf(other)).toEqual([])
    }), { numRuns: 25 })
  }, 60_000)
})
