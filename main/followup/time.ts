/** UTC instants as the exhibition's clock shows them, for lists of any length. */
import { withOffset } from '../../shared/domain/day.ts'

/** Offsets change at quarters of an hour at the earliest, so that one look-up a quarter is enough. */
const QUARTER_MS = 15 * 60_000

/** As `withOffset`, for many instants of one time zone: `2026-01-28T10:42:07.000+09:00`. */
export function createLocalTime(timeZone: string): (instant: string) => string {
  const offsets = new Map<number, { ms: number; text: string }>()
  return (instant) => {
    const at = Date.parse(instant)
    const quarter = Math.floor(at / QUARTER_MS)
    let offset = offsets.get(quarter)
    if (offset === undefined) {
      const text = withOffset(new Date(quarter * QUARTER_MS).toISOString(), timeZone).slice(-6)
      offset = {
        text,
        ms: (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(4))) * 60_000,
      }
      offsets.set(quarter, offset)
    }
    return new Date(at + offset.ms).toISOString().slice(0, -1) + offset.text
  }
}
