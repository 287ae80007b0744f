/**
 * E-mail addresses and telephone numbers of a person as keys, with what is known of others who may use them (a role's
 * mailbox, a public provider's domain, a mobile).
 */
import type { Contact } from '../person/contact.ts'
import type { Lexicon } from './lexicon.ts'
import { foldRoman } from './romaji.ts'

const MAX_EMAIL = 254
const MAX_EMAILS = 3
const MAX_PHONES = 3

export interface Mail {
  address: string
  /** The part after the @, one copy for all addresses with it. */
  domain: string
  /** A provider's domain says nothing about the company. */
  provider: boolean
  /** info@, sales@ …: several people read it. */
  role: boolean
}

/** The part before the @. */
export function localOf(mail: Mail): string {
  return mail.address.slice(0, -mail.domain.length - 1)
}

/** The words before the @, folded as names are. */
export function mailWords(mail: Mail): string[] {
  return wordsIn(localOf(mail))
    .map(foldRoman)
    .filter((w) => w !== '')
}

const wordsIn = (local: string): string[] =>
  local
    .split(/[._\-+0-9]+/)
    .filter((w) => w !== '')
    .slice(0, 4)

export interface Dial {
  number: string
  mobile: boolean
}

const ROLES = new Set(
  `
  info information contact sales office admin mail support inquiry enquiry hello general kontakt post team service
  marketing press recruit hr jinji soumu somu eigyo eigyou kikaku koho kouho webmaster postmaster noreply toiawase
  otoiawase booth event exhibition
`
    .trim()
    .split(/\s+/),
)

const PROVIDERS = new Set(
  `
  gmail.com googlemail.com outlook.com outlook.jp hotmail.com hotmail.co.jp live.com live.jp msn.com icloud.com me.com
  mac.com aol.com gmx.de gmx.net gmx.com web.de t-online.de freenet.de orange.fr free.fr wanadoo.fr laposte.net sfr.fr
  libero.it virgilio.it tiscali.it alice.it yahoo.com yahoo.co.jp yahoo.de yahoo.fr yahoo.it ymail.ne.jp proton.me
  protonmail.com qq.com 163.com 126.com sina.com naver.com daum.net hanmail.net docomo.ne.jp ezweb.ne.jp au.com
  softbank.ne.jp i.softbank.jp ymobile.ne.jp nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp
  excite.co.jp infoseek.jp mail.ru yandex.ru fastmail.com zoho.com
`
    .trim()
    .split(/\s+/),
)

function mailOf(text: string, lexicon: Lexicon): Mail | null {
  const address = text
    .slice(0, MAX_EMAIL)
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '')
  const at = address.lastIndexOf('@')
  if (at < 1 || at === address.length - 1 || /\s/.test(address)) return null
  const domain = lexicon.text(address.slice(at + 1).replace(/\.+$/, ''))
  const provider = PROVIDERS.has(domain)
  let local = address.slice(0, at).replace(/(?<=.)\+.*$/, '')
  if (domain === 'gmail.com' || domain === 'googlemail.com') local = local.replaceAll('.', '') || local
  const [first] = wordsIn(local)
  return { address: `${local}@${domain}`, domain, provider, role: first !== undefined && ROLES.has(first) }
}

const NONE: readonly never[] = []

/** The first few valid addresses of a contact, each once. A +tag is removed. */
export function mailsOf(contact: Contact, lexicon: Lexicon): readonly Mail[] {
  if (contact.emails.length === 0) return NONE
  const mails: Mail[] = []
  for (const text of contact.emails.slice(0, 16)) {
    const mail = mailOf(text, lexicon)
    if (mail !== null && mails.length < MAX_EMAILS && !mails.some((m) => m.address === mail.address)) mails.push(mail)
  }
  return mails
}

/**
 * Japanese mobiles start with 070, 080 or 090, French ones with 06 or 07, German ones with 015 to 017, Italian ones
 * with 3.
 */
const MOBILE = /^\+(?:81[789]0\d{8}|33[67]\d{8}|491[567]\d+|393\d+)$/

/**
 * The first few telephone numbers of a contact, each once, without fax. The digits stand for a number that is not
 * valid.
 */
export function dialsOf(contact: Contact): readonly Dial[] {
  if (contact.phones.length === 0) return NONE
  const dials: Dial[] = []
  for (const phone of contact.phones.slice(0, 16)) {
    if (phone.kind === 'fax' || dials.length >= MAX_PHONES) continue
    const digits = phone.number.slice(0, 40).normalize('NFKC').replace(/\D/g, '')
    const number = phone.e164 !== null ? phone.e164.slice(0, 20) : digits.length >= 9 ? `#${digits.slice(0, 20)}` : ''
    if (number === '' || dials.some((d) => d.number === number)) continue
    dials.push({ number, mobile: phone.kind === 'mobile' || MOBILE.test(number) })
  }
  return dials
}
