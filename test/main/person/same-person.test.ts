import { expect, test } from 'vitest'
import { addSamePerson, addSamePersonWithdrawal, decisionsOf } from '../../../main/person/same-person.sql.ts'
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
