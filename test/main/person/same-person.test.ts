import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addSamePerson,
  addSamePersonWithdrawal,
  decisionsOf,
  pageOfDecisions,
  type Decision,
} from '../../../main/person/same-person.sql.ts'
import { newId, type VisitorId } from '../../../shared/domain/ids.ts'
import { openStation } from '../../support/bundles/stations.ts'

const [visitorA, visitorB] = ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'] as [
  VisitorId,
  VisitorId,
]
const at = (day: number) => `2026-01-${day}T01:00:00.000Z`

test('of several links of one pair, one that stands decides, however many were withdrawn and whenever; else the newest withdrawal', () => {
  const {
    db,
    station: { stationId },
  } = openStation('laptop')
  const link = (day: number): string => {
    const linkId = newId()
    addSamePerson(db, { linkId, exhibitorId: null, visitorA, visitorB, stationId, at: at(day) })
    return linkId
  }
  const withdraw = (linkId: string, day: number) =>
    addSamePersonWithdrawal(db, { withdrawalId: newId(), linkId, stationId, at: at(day) })
  const [first, second] = [link(10), link(11)]
  withdraw(first, 20)
  expect(decisionsOf(db, null)).toMatchObject([{ a: visitorA, b: visitorB, onePerson: true, at: at(11) }])
  withdraw(second, 19)
  expect(decisionsOf(db, null)).toMatchObject([{ onePerson: false, at: at(20) }])
})

test('pages hold every decision once, the pair that was linked last first', () => {
  const visitors = ['a', 'b', 'c', 'd'].map((letter) => `00000000-0000-8000-8000-00000000000${letter}` as VisitorId)
  const links = fc.array(
    fc.record({
      pair: fc.subarray(visitors, { minLength: 2, maxLength: 2 }),
      linked: fc.integer({ min: 10, max: 15 }),
      withdrawn: fc.option(fc.integer({ min: 10, max: 15 })),
    }),
    { maxLength: 12 },
  )
  const key = ({ a, b }: Pick<Decision, 'a' | 'b'>) => `${a} ${b}`
  fc.assert(
    fc.property(links, fc.integer({ min: 1, max: 4 }), (all, limit) => {
      const { db, station } = openStation('laptop')
      const { stationId } = station
      for (const { pair, linked, withdrawn } of all) {
        const linkId = newId()
        addSamePerson(db, {
          linkId,
          exhibitorId: null,
          visitorA: pair[0]!,
          visitorB: pair[1]!,
          stationId,
          at: at(linked),
        })
        if (withdrawn !== null)
          addSamePersonWithdrawal(db, { withdrawalId: newId(), linkId, stationId, at: at(withdrawn) })
      }
      const paged: Decision[] = []
      for (let page = pageOfDecisions(db, null, { offset: 0, limit }); page.length > 0;) {
        paged.push(...page)
        page = pageOfDecisions(db, null, { offset: paged.length, limit })
      }
      const byKey = (one: Decision, other: Decision) => (key(one) < key(other) ? -1 : 1)
      expect(paged.toSorted(byKey)).toEqual(decisionsOf(db, null).toSorted(byKey))
      const lastLinked = (decision: Decision) =>
        Math.max(...all.filter(({ pair }) => key({ a: pair[0]!, b: pair[1]! }) === key(decision)).map((l) => l.linked))
      const order = paged.map(lastLinked)
      expect(order).toEqual(order.toSorted((one, other) => other - one))
    }),
    { numRuns: 60 },
  )
})
