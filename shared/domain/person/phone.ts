/** Telephone numbers as badges give them, and in E.164 where they are valid. */
import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max'
import type { Phone, PhoneKind } from './contact.ts'

/** What follows the number itself: an extension, in Japanese or Western writing. */
const EXTENSION = /(?:\s|[-,;(/])*(?:内線|\(内\)|代表|直通|ext\b|extension|durchwahl|poste|x(?=\s*\d)|\(代\)|#|;).*$/is
/** What may precede the number. */
const LABEL =
  /^\s*(?:tel(?:ephone)?|phone|fax|mobile|cell|電話|携帯|代表|直通|会社|自宅|\(代\)|[☎℡]|[tfm](?=[.:\s]))\s*[.:：]?\s*/i
/** No number is longer, its extension included. Longer text is kept as it is. */
const MAX_LENGTH = 60
/** Only characters that people dial: no label and no extension to look for. */
const DIALLED = /^[\d\s+().-]*$/
const DASHES = /[\u2010-\u2015\u2212\u30fc\u2500]/g

/**
 * Reads one number. A number without country code is one of `country` (ISO 3166 alpha-2). Without a known `kind`, a
 * mobile number is `mobile` and any other `other`.
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
  // 0049 89 …: how most of Europe dials abroad, printed for people in other countries.
  if (/^00[1-9]/.test(dialled) && parsed?.isValid() !== true) parsed = parse(`+${dialled.slice(2)}`)
  const type = kind === null ? parsed?.getType() : undefined
  const valid = kind === null ? type !== undefined : parsed?.isValid() === true
  return {
    number,
    e164: valid ? (parsed?.number ?? null) : null,
    kind: kind ?? (type === 'MOBILE' ? 'mobile' : 'other'),
  }
}
