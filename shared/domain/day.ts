/** Days of the exhibition: times are UTC, days are those of its time zone. */

/** `YYYY-MM-DD` of an instant in a time zone. */
export function dayIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  )
}

const DAY_MS = 86_400_000
const DAYS_A_YEAR = 365.25
/** From so many days on a span is told in years. */
const TOLD_IN_DAYS = 730

/** A span of time as it is told: in whole days, or in years where there are many. */
export function spanOf(ms: number): { unit: 'days' | 'years'; count: number } {
  const days = Math.round(ms / DAY_MS)
  return days < TOLD_IN_DAYS ? { unit: 'days', count: days } : { unit: 'years', count: Math.round(days / DAYS_A_YEAR) }
}

/** The day after. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/** How far a time zone's clocks are ahead of UTC at an instant, in ms. */
function offsetMs(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(ms))
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(ms / 1000) * 1000
  )
}

/** The UTC instant at which a day begins in a time zone. */
export function dayStart(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const guess = midnight - offsetMs(midnight, timeZone)
  // once more, for a zone that changes its clocks in between
  return new Date(midnight - offsetMs(guess, timeZone)).toISOString()
}

/** ISO 8601 in a time zone with its offset: `2026-01-28T10:42:07.000+09:00`. */
export function withOffset(instant: string, timeZone: string): string {
  const ms = Date.parse(instant)
  const offset = offsetMs(ms, timeZone)
  const minutes = Math.abs(Math.round(offset / 60_000))
  const sign = offset < 0 ? '-' : '+'
  const pad = (n: number) => String(n).padStart(2, '0')
  const local = new Date(ms + offset).toISOString().slice(0, -1)
  return `${local}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
