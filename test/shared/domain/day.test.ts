import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn, dayStart, fileTimeIn, nextDay, withOffset } from '../../../shared/domain/day.ts'

const zones = fc.constantFrom(
  'Asia/Tokyo',
  'Europe/Paris',
  'America/New_York',
  'UTC',
  'Asia/Kolkata',
  'Pacific/Auckland',
)
const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })

test('midnight in Tokyo is 15:00 UTC of the day before', () => {
  expect(dayStart('2026-01-28', 'Asia/Tokyo')).toBe('2026-01-27T15:00:00.000Z')
  expect(dayIn('2026-01-27T15:00:00.000Z', 'Asia/Tokyo')).toBe('2026-01-28')
  expect(withOffset('2026-01-28T01:42:07.000Z', 'Asia/Tokyo')).toBe('2026-01-28T10:42:07.000+09:00')
})

test('a file’s name carries day and time of the exhibition, not of UTC', () => {
  expect(fileTimeIn('2026-01-28T15:30:05.000Z', 'Asia/Tokyo')).toBe('2026-01-29-003005')
  expect(fileTimeIn('2026-01-28T23:00:00.000Z', 'Europe/Paris')).toBe('2026-01-29-000000')
})

test('a day begins at its own midnight where the clocks change between that and midnight in UTC', () => {
  expect(dayStart('2026-04-05', 'Pacific/Auckland')).toBe('2026-04-04T11:00:00.000Z')
  expect(dayStart('2026-04-06', 'Pacific/Auckland')).toBe('2026-04-05T12:00:00.000Z')
})

test('every moment lies between the start of its day and the start of the next', () => {
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      const day = dayIn(moment.toISOString(), zone)
      expect(dayStart(day, zone) <= moment.toISOString()).toBe(true)
      expect(moment.toISOString() < dayStart(nextDay(day), zone)).toBe(true)
    }),
  )
})

test('a time with its offset is the same moment', () => {
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      expect(new Date(withOffset(moment.toISOString(), zone)).getTime()).toBe(moment.getTime())
    }),
  )
})
