import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StationId } from '../../../shared/domain/ids.ts'
import {
  isOwnTime,
  isStamp,
  LAST_STAMP_MS,
  laterStamp,
  nextStamp,
  stampMs,
  stampOver,
  stampStation,
  type Stamp,
} from '../../../shared/domain/stamp.ts'

const STATION = '00000000-0000-8000-8000-000000000001' as StationId
const clock = fc.oneof(fc.nat(2 ** 31), fc.integer({ min: -5, max: 2 ** 31 }), fc.constant(2 ** 48))

test('each stamp is greater than the one before, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(clock, { maxLength: 50 }), (times) => {
      let last: Stamp | null = null
      for (const now of times) {
        const next: Stamp = nextStamp(last, now, STATION)
        expect(isStamp(next)).toBe(true)
        if (last !== null) expect(next > last).toBe(true)
        last = next
      }
    }),
  )
})

test('a full counter carries into the next millisecond', () => {
  const full = `00000000000a-ffff-${STATION}` as Stamp
  expect(nextStamp(full, 10, STATION)).toBe(`00000000000b-0000-${STATION}`)
})

test('a change takes effect over any stamp, and its stamp says whether the time is its own', () => {
  const other = '00000000-0000-8000-8000-000000000002' as StationId
  const ms = fc.oneof(fc.nat(2 ** 31), fc.constant(LAST_STAMP_MS))
  fc.assert(
    fc.property(ms, fc.nat(0xffff), fc.nat(2 ** 31), (standingMs, counter, now) => {
      const early = nextStamp(null, standingMs, other)
      const standing = `${early.slice(0, 13)}${counter.toString(16).padStart(4, '0')}-${other}` as Stamp
      const moment = nextStamp(null, now, STATION)
      const stamp = stampOver(standing, moment)
      expect(isStamp(stamp) && stamp > standing).toBe(true)
      expect(stampStation(stamp)).toBe(STATION)
      expect(isOwnTime(stamp)).toBe(stamp === moment)
    }),
  )
})

test('a stamp names its time and its station', () => {
  const stamp = nextStamp(null, 1_769_562_127_000, STATION)
  expect(stampMs(stamp)).toBe(1_769_562_127_000)
  expect(stampStation(stamp)).toBe(STATION)
})

test('the later of two stamps is the same from both sides', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      const [x, y] = [nextStamp(null, a, STATION), nextStamp(null, b, STATION)]
      expect(laterStamp(x, y)).toBe(laterStamp(y, x))
    }),
  )
  expect(laterStamp(null as Stamp | null, nextStamp(null, 1, STATION))).toBe(nextStamp(null, 1, STATION))
})
