import { expect, test } from 'vitest'
import { acceptStation, listStations, type Station } from '../../../main/station/station.sql.ts'
import { stationIdFrom } from '../../../shared/domain/ids.ts'
import { AT, openStation } from '../../support/bundles/stations.ts'

test('a station is called as its newest bundle calls it, in whatever order they come; this one keeps the name it was given here', () => {
  const { db, station } = openStation('organiser')
  const publicKey = new Uint8Array(32)
  const other = (name: string): Station => ({ stationId: stationIdFrom(publicKey), name, publicKey })
  const nameOf = ({ stationId }: Station) => listStations(db).find((one) => one.stationId === stationId)?.name
  acceptStation(db, other('second day'), '2026-01-29T01:00:00.000Z', AT)
  acceptStation(db, other('first day'), '2026-01-28T01:00:00.000Z', AT)
  expect(nameOf(other(''))).toBe('second day')
  acceptStation(db, other('third day'), '2026-01-30T01:00:00.000Z', AT)
  expect(nameOf(other(''))).toBe('third day')
  acceptStation(db, { ...station, name: 'as somebody else calls it' }, '2026-01-30T01:00:00.000Z', AT)
  expect(nameOf(station)).toBe(station.name)
})
