/**
 * Hybrid logical clock stamps: 48-bit milliseconds, 16-bit counter, station id, written so that text order is stamp
 * order. A clock that is wrong or set back never makes a stamp that is not greater than one already seen. A stamp more
 * than a day ahead of a station's clock never moves that clock: it wins where it stands, and nowhere else. Source:
 * Kulkarni et al., "Logical Physical Clocks" (2014).
 */
import type { StationId } from './ids.ts'

declare const brand: unique symbol
/** `<12 hex ms>-<4 hex counter>-<station id>` */
export type Stamp = string & { readonly [brand]: 'Stamp' }

/**
 * The last millisecond of the year 9999. A later stamp has no time that can be written, and no honest clock makes it.
 */
export const LAST_STAMP_MS = 253_402_300_799_999
/** A stamp further ahead than this is not taken for a station's own clock. */
const MAX_AHEAD_MS = 86_400_000
/** From this counter on, the milliseconds are those of the stamp that was replaced, and not those of any clock. */
const BORROWED = 0x8000
const MAX_COUNTER = 0xffff
const SHAPE = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Is this text a well-formed stamp? */
export function isStamp(text: string): text is Stamp {
  return SHAPE.test(text)
}

/** The milliseconds since 1970 that a stamp holds; may run ahead of any clock. */
export function stampMs(stamp: Stamp): number {
  return Number.parseInt(stamp.slice(0, 12), 16)
}

/** The station that set the stamp. */
export function stampStation(stamp: Stamp): StationId {
  return stamp.slice(18) as StationId
}

function write(ms: number, counter: number, station: StationId): Stamp {
  return `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${station}` as Stamp
}

const counterOf = (stamp: Stamp): number => Number.parseInt(stamp.slice(13, 17), 16)

/** The time that a stamp holds, as UTC ISO 8601. */
export function stampTime(stamp: Stamp): string {
  return new Date(Math.min(stampMs(stamp), LAST_STAMP_MS)).toISOString()
}

/** The next stamp of `station` at `nowMs`, greater than `last` (the greatest one seen, or null). */
export function nextStamp(last: Stamp | null, nowMs: number, station: StationId): Stamp {
  const now = Math.min(Math.max(0, Math.floor(nowMs)), LAST_STAMP_MS)
  if (last === null) return write(now, 0, station)
  const seenMs = stampMs(last)
  if (now > seenMs) return write(now, 0, station)
  const counter = counterOf(last) + 1
  return counter < BORROWED ? write(seenMs, counter, station) : write(seenMs + 1, 0, station)
}

/**
 * The stamp with which a field is set at `moment` (this station's next stamp) over a setting with the stamp `standing`.
 * It is `moment`, unless the one that stands is as great: then it is the next one above it, of the same station as
 * `moment`, and marked as borrowed.
 */
export function stampOver(standing: Stamp | null, moment: Stamp): Stamp {
  if (standing === null || moment > standing) return moment
  const counter = Math.max(BORROWED, counterOf(standing) + 1)
  const station = stampStation(moment)
  return counter > MAX_COUNTER
    ? write(stampMs(standing) + 1, BORROWED, station)
    : write(stampMs(standing), counter, station)
}

/** Does this time lie more than a day ahead of a clock that shows `nowMs`? */
export const isTimeFarAhead = (ms: number, nowMs: number): boolean => ms > nowMs + MAX_AHEAD_MS

/** Does this stamp? */
export const isFarAhead = (stamp: Stamp, nowMs: number): boolean => isTimeFarAhead(stampMs(stamp), nowMs)

/** Did the clock of the stamp's own station show its milliseconds? Not where it was only set over a later stamp. */
export function isOwnTime(stamp: Stamp): boolean {
  return counterOf(stamp) < BORROWED
}

/** The greater of two stamps. */
export function laterStamp<T extends Stamp | null>(a: T, b: Stamp): Stamp {
  return a !== null && a > b ? a : b
}
