/**
 * Hybrid logical clock stamps: 48-bit milliseconds, 16-bit counter, station id. Their text order is the stamp order. A
 * new stamp is always greater than all seen ones, even if the clock is wrong or set back. A stamp more than a day ahead
 * of a station's clock wins in its own field but never moves that clock. Source: Kulkarni et al., "Logical Physical
 * Clocks" (2014).
 */
import type { StationId } from './ids.ts'

declare const brand: unique symbol
/** `<12 hex ms>-<4 hex counter>-<station id>` */
export type Stamp = string & { readonly [brand]: 'Stamp' }

/**
 * The last millisecond of the year 9999. A later stamp has no time that can be written, and no honest clock makes it.
 */
export const LAST_STAMP_MS = 253_402_300_799_999
/** A stamp further ahead than this does not move a station's own clock. */
const MAX_AHEAD_MS = 86_400_000
/** With this counter or a greater one, the milliseconds come from the replaced stamp, not from a clock. */
const BORROWED = 0x8000
const MAX_COUNTER = 0xffff
const SHAPE = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Is this text a well-formed stamp? */
export function isStamp(text: string): text is Stamp {
  return SHAPE.test(text)
}

/** The milliseconds since 1970 of a stamp. They may be ahead of any clock. */
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
 * The stamp for setting a field at `moment` (this station's next stamp) over a setting with the stamp `standing`. It is
 * `moment`, unless `standing` is as great or greater: then it is the next stamp above `standing`, of the station of
 * `moment`, marked as borrowed.
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

/** Does this stamp lie more than a day ahead of a clock that shows `nowMs`? */
export const isFarAhead = (stamp: Stamp, nowMs: number): boolean => isTimeFarAhead(stampMs(stamp), nowMs)

/** Did the clock of the stamp's own station show its milliseconds? False for a stamp set over a later one. */
export function isOwnTime(stamp: Stamp): boolean {
  return counterOf(stamp) < BORROWED
}

/** The greater of two stamps. */
export function laterStamp<T extends Stamp | null>(a: T, b: Stamp): Stamp {
  return a !== null && a > b ? a : b
}
