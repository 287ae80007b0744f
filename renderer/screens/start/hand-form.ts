/** The hand-filled form as plain data: its start, its checks, and the exhibition file it makes. */
import type { ExhibitionFileInput } from '../../../shared/contract/exhibition-file.ts'
import type { MessageKey } from '../../ui/language.tsx'

export interface HandExhibitor {
  key: number
  code: string
  nameEn: string
  nameJa: string
  country: string
  pin: string
  offers: string[]
}

export interface HandForm {
  nameEn: string
  nameJa: string
  venueEn: string
  venueJa: string
  booth: string
  startsOn: string
  endsOn: string
  timeZone: string
  country: string
  retentionDays: number
  staff: string[]
  exhibitors: HandExhibitor[]
}

/** What is wrong, by field: `booth`, `exhibitors.3.pin` (the exhibitor's key). */
export type HandErrors = Record<string, MessageKey>

export function emptyExhibitor(key: number): HandExhibitor {
  return { key, code: '', nameEn: '', nameJa: '', country: 'JP', pin: '', offers: [] }
}

/** `today` as YYYY-MM-DD. */
export function emptyForm(today: string): HandForm {
  return {
    nameEn: '',
    nameJa: '',
    venueEn: '',
    venueJa: '',
    booth: '',
    startsOn: today,
    endsOn: today,
    timeZone: 'Asia/Tokyo',
    country: 'JP',
    retentionDays: 60,
    staff: [],
    exhibitors: [emptyExhibitor(0)],
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Checks what the form can check; the host checks the file whole again. */
export function checkForm(form: HandForm): HandErrors {
  const errors: HandErrors = {}
  const need = (field: string, ...texts: string[]) => {
    if (texts.every((text) => text.trim() === '')) errors[field] = 'start.hand.missing'
  }
  need('nameEn', form.nameEn, form.nameJa)
  need('venueEn', form.venueEn, form.venueJa)
  need('booth', form.booth)
  need('startsOn', form.startsOn)
  need('endsOn', form.endsOn)
  if (form.startsOn !== '' && form.endsOn !== '' && form.endsOn < form.startsOn) errors.endsOn = 'start.hand.dayOrder'
  if (!isTimeZone(form.timeZone)) errors.timeZone = 'start.hand.timeZoneWrong'
  if (!/^[A-Z]{2}$/.test(form.country)) errors.country = 'start.hand.countryWrong'
  for (const exhibitor of form.exhibitors) {
    const field = (name: string) => `exhibitors.${exhibitor.key}.${name}`
    need(field('nameEn'), exhibitor.nameEn, exhibitor.nameJa)
    if (!/^[A-Z0-9][A-Z0-9_-]{0,23}$/.test(exhibitor.code))
      errors[field('code')] = exhibitor.code === '' ? 'start.hand.missing' : 'start.hand.codeWrong'
    else if (form.exhibitors.some((other) => other.key < exhibitor.key && other.code === exhibitor.code))
      errors[field('code')] = 'start.hand.codeTwice'
    if (exhibitor.pin !== '' && !/^[0-9]{4,12}$/.test(halfWidth(exhibitor.pin)))
      errors[field('pin')] = 'start.hand.pinWrong'
    if (!/^[A-Z]{2}$/.test(exhibitor.country)) errors[field('country')] = 'start.hand.countryWrong'
  }
  return errors
}

/** Takes full-width digits for plain ones: an input method may have been left at full width. */
const halfWidth = (pin: string): string => pin.normalize('NFKC')

function both(en: string, ja: string): { en: string; ja: string } {
  const [english, japanese] = [en.trim(), ja.trim()]
  return { en: english || japanese, ja: japanese || english }
}

/** The exhibition file that the form means. */
export function fileOfForm(form: HandForm): ExhibitionFileInput {
  return {
    formatVersion: 1,
    exhibition: {
      name: both(form.nameEn, form.nameJa),
      venue: both(form.venueEn, form.venueJa),
      booth: form.booth.trim(),
      startsOn: form.startsOn,
      endsOn: form.endsOn,
      timeZone: form.timeZone,
      country: form.country,
      retentionDays: form.retentionDays,
    },
    exhibitors: form.exhibitors.map(({ code, nameEn, nameJa, country, pin, offers }) => ({
      code,
      name: both(nameEn, nameJa),
      country,
      offers,
      ...(pin === '' ? {} : { pin: halfWidth(pin) }),
    })),
    staff: form.staff,
  }
}
