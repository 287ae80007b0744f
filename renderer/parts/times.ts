/** Instants and days as people read them, in the exhibition's time zone. */
import { useMemo } from 'react'
import { dayIn } from '../../shared/domain/day.ts'
import { useExhibitionOrNull } from '../host/exhibition.tsx'
import { useWords } from '../ui/language.tsx'

export interface Times {
  /** `10:42:07` */
  clock: (instant: string) => string
  /** `10:42` today, else with its day. */
  short: (instant: string) => string
  /** The same without the weekday, for lists. */
  brief: (instant: string) => string
  /** Day and time. */
  full: (instant: string) => string
  /** A day `YYYY-MM-DD`. */
  day: (day: string) => string
  /** From a day to a day, with the year. */
  days: (from: string, to: string) => string
  /** Today in the exhibition's time zone, `YYYY-MM-DD`. */
  today: () => string
}

/** The formats of one language and time zone. Each is made when it is first used, because that takes milliseconds. */
export function createTimes(language: string, timeZone: string): Times {
  const make = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    let format: Intl.DateTimeFormat | undefined
    return () =>
      (format ??= new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', { timeZone: zone, ...options }))
  }
  const clock = make({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const minutes = make({ hour: '2-digit', minute: '2-digit' })
  const full = make({ month: 'short', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const brief = make({ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' })
  const day = make({ month: 'short', day: 'numeric', weekday: 'short' }, 'UTC')
  const span = make({ year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' }, 'UTC')
  const today = () => dayIn(new Date().toISOString(), timeZone)
  const isToday = (instant: string) => dayIn(instant, timeZone) === today()
  return {
    clock: (instant) => clock().format(new Date(instant)),
    short: (instant) => (isToday(instant) ? minutes() : full()).format(new Date(instant)),
    brief: (instant) => (isToday(instant) ? minutes() : brief()).format(new Date(instant)),
    full: (instant) => full().format(new Date(instant)),
    day: (text) => day().format(new Date(`${text}T00:00:00Z`)),
    days: (from, to) => span().formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    today,
  }
}

/** The formats of the language and exhibition in use. */
export function useTimes(): Times {
  const { language } = useWords()
  const zone = useExhibitionOrNull()?.timeZone ?? 'Asia/Tokyo'
  return useMemo(() => createTimes(language, zone), [language, zone])
}
