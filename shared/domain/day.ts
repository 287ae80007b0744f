/** Days of the exhibition. Times are UTC; days follow the exhibition's time zone. */

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * One format a time zone, because making it costs far more than using it. Calendar, digits and clock are fixed here.
 */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

/** Calendar and clock in a time zone as numbers; the month counts from 1. */
function partsIn(ms: number, timeZone: string): Record<Part, number> {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(timeZone).formatToParts(new Date(ms)))
    if (type in parts) parts[type as Part] = Number(value)
  return parts
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `YYYY-MM-DD` of an instant in a time zone. */
export function dayIn(instant: string, timeZone: string): string {
  const { year, month, day } = partsIn(Date.parse(instant), timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** `2026-01-28-183000`: day and time in a time zone, for a file name. */
export function fileTimeIn(instant: string, timeZone: string): string {
  const { hour, minute, second } = partsIn(Date.parse(instant), timeZone)
  return `${dayIn(instant, timeZone)}-${two(hour)}${two(minute)}${two(second)}`
}

const DAY_MS = 86_400_000
const DAYS_A_YEAR = 365.25
/** Spans of at least so many days are told in years. */
const TOLD_IN_DAYS = 730

/** A span of time in whole days, or in years if it is long. */
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
  const { year, month, day, hour, minute, second } = partsIn(ms, timeZone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000
}

/** The UTC instant at which a day begins in a time zone. */
export function dayStart(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const guess = midnight - offsetMs(midnight, timeZone)
  // Again, because a zone may change its clocks in between.
  return new Date(midnight - offsetMs(guess, timeZone)).toISOString()
}

/** ISO 8601 in a time zone with its offset: `2026-01-28T10:42:07.000+09:00`. */
export function withOffset(instant: string, timeZone: string): string {
  const ms = Date.parse(instant)
  const offset = offsetMs(ms, timeZone)
  const minutes = Math.abs(Math.round(offset / 60_000))
  const sign = offset < 0 ? '-' : '+'
  const local = new Date(ms + offset).toISOString().slice(0, -1)
  return `${local}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
