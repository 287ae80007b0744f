/**
 * Hybrid logical clock stamps: 48-bit milliseconds, 16-bit counter, station id, written so that text order is stamp
 * order. A clock that is wrong or set back never makes a stamp that is not greater than one already seen.
 * Source: Kulkarni et al., "Logical Physical Clocks" (2014).
 */
import type { StationId } from './ids.ts'

declare const brand: unique symbol
/** `<12 hex ms>-<4 hex counter>-<station id>` */
export type Stamp = string & { readonly [brand]: 'Stamp' }

const MAX_MS = 2 ** 48 - 1
const MAX_COUNTER = 0xffff
const SHAPE = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Is this text a well-formed stamp? */
export function isStamp(text: string): text is Stamp {
  return SHAPE.test(text)
}

/** The milliseconds since 1970 a stamp carries; may run ahead of any clock. */
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

/** The next stamp of `station` at `nowMs`, greater than `last` (the greatest one seen, or null). */
export function nextStamp(last: Stamp | null, nowMs: number, station: StationId): Stamp {
  const now = Math.min(Math.max(0, Math.floor(nowMs)), MAX_MS)
  if (last === null) return write(now, 0, station)
  const seenMs = stampMs(last)
  if (now > seenMs) return write(now, 0, station)
  const counter = Number.parseInt(last.slice(13, 17), 16) + 1
  return counter > MAX_COUNTER ? write(seenMs + 1, 0, station) : write(seenMs, counter, station)
}

/** The greater of two stamps. */
export function laterStamp<T extends Stamp | null>(a: T, b: Stamp): Stamp {
  return a !== null && a > b ? a : b
}
