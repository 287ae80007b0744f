/** Telephone numbers as badges give them, and the same in E.164 where they are valid. */
import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import type { Phone, PhoneKind } from './contact.ts'

/** What follows the number proper: an extension, in Japanese or Western writing. */
const EXTENSION = /(?:\s|[-,;(/])*(?:内線|\(内\)|代表|直通|ext\b|extension|durchwahl|poste|x(?=\s*\d)|\(代\)|#|;).*$/is
/** What may stand before it. */
const LABEL =
  /^\s*(?:tel(?:ephone)?|phone|fax|mobile|cell|電話|携帯|代表|直通|会社|自宅|\(代\)|[☎℡]|[tfm](?=[.:\s]))\s*[.:：]?\s*/i
/** No number with its extension is longer; longer text is kept and not looked into. */
const MAX_LENGTH = 60
/** Nothing but what is dialled: no label and no extension to look for. */
const DIALLED = /^[\d\s+().-]*$/
const DASHES = /[\u2010-\u2015\u2212\u30fc\u2500]/g

/**
 * One number. `country` (ISO 3166 alpha-2) tells how a number without country code is meant. Without a known `kind`, a
 * number of
 * the mobile plan is `mobile` and any other `other`.
 */
export function readPhone(number: string, kind: PhoneKind | null, country: string): Phone {
  if (number.length > MAX_LENGTH) return { number, e164: null, kind: kind ?? 'other' }
  const dialled = DIALLED.test(number)
    ? number
    : number.normalize('NFKC').replace(DASHES, '-').replace(LABEL, '').replace(EXTENSION, '')
  const region = isSupportedCountry(country) ? country : undefined
  const parse = (text: string): PhoneNumber | undefined =>
    parsePhoneNumberFromString(
      text,
      region === undefined ? { extract: false } : { defaultCountry: region, extract: false },
    )
  let parsed = parse(dialled)
  // 0049 89 …: how most of Europe dials abroad, printed for people elsewhere.
  if (/^00[1-9]/.test(dialled) && parsed?.isValid() !== true) parsed = parse(`+${dialled.slice(2)}`)
  const type = kind === null ? parsed?.getType() : undefined
  const valid = kind === null ? type !== undefined : parsed?.isValid() === true
  return {
    number,
    e164: valid ? (parsed?.number ?? null) : null,
    kind: kind ?? (type === 'MOBILE' ? 'mobile' : 'other'),
  }
}
