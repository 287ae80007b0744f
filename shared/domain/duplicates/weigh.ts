/**
 * Weighs two records: what agrees and what differs, each in bits, and the score. The weight depends on the pair and on
 * what the search has learned, never on the order of the two.
 */
import { distance } from 'fastest-levenshtein'
import { compareCompanies, type Company, type CompanyLevel } from './company.ts'
import type { Knowledge } from './knowledge.ts'
import { compareNames } from './name-compare.ts'
import { localOf, mailWords, type Mail } from './reach.ts'
import type { Traits } from './traits.ts'
import type { NameVerdict, PartVerdict } from './verdict.ts'
import { ANOTHER_GIVEN_AT_MOST, CIRCUMSTANCE_AT_MOST, COLLEAGUES_AT_MOST, WEIGHTS as W } from './weights.ts'

/**
 * How mail agrees: on an own address, nearly, on a shared one, on the part before the @, or not at all. The first that
 * holds counts.
 */
const MAIL_LEVELS = [
  'own',
  'similar',
  'shared',
  'mailbox',
  'other_same_domain',
  'name_mailbox',
  'other',
  'none',
] as const
export type MailLevel = (typeof MAIL_LEVELS)[number]
export type DialLevel = 'mobile' | 'landline' | 'shared' | 'other_mobile' | 'none'
export type CompanyVerdict = CompanyLevel | 'domain' | 'none'

export interface Weighed {
  score: number
  name: NameVerdict
  nameBits: { family: number; given: number }
  company: { level: CompanyVerdict; bits: number }
  mail: { level: MailLevel; bits: number; a: string; b: string }
  nameInMail: { bits: number; address: string }
  dial: { level: DialLevel; bits: number; a: string; b: string }
  badge: { same: boolean; bits: number }
}

const MEMO_SIZE = 200_000

/** Weighs pairs of one search. */
export class Scale {
  readonly #know: Knowledge
  /** Bits that the number of visitors takes away from every pair. */
  readonly #crowd: number
  readonly #companyMemo = new Map<number, CompanyLevel>()

  constructor(knowledge: Knowledge) {
    this.#know = knowledge
    this.#crowd = Math.log2(Math.max(knowledge.total, 500))
  }

  /** Weighs a pair. */
  weigh(a: Traits, b: Traits): Weighed {
    const name = compareNames(a.name, b.name, this.#know)
    const nameBits = this.#weighName(name)
    const company = this.#weighCompany(a, b)
    const mail = this.#weighMail(a, b, name)
    const nameInMail = this.#weighNameInMail(a, b, name, mail.level)
    const dial = this.#weighDial(a, b, company.bits > 0)
    const badge =
      a.badge === '' || b.badge === ''
        ? { same: false, bits: 0 }
        : a.badge === b.badge
          ? { same: true, bits: this.#crowd + W.sameBadge }
          : { same: false, bits: W.otherBadge }
    const landline = dial.level === 'landline' || dial.level === 'shared' ? dial.bits : 0
    const circumstance = Math.min(
      nameBits.family + nameBits.given + nameInMail.bits + company.bits + landline,
      this.#crowd + CIRCUMSTANCE_AT_MOST,
    )
    const bits = W.prior - this.#crowd + circumstance + mail.bits + (dial.bits - landline) + badge.bits
    let score = 1 / (1 + 2 ** -bits)
    const own = mail.level === 'own' || mail.level === 'mailbox' || dial.level === 'mobile' || badge.same
    const open = (part: PartVerdict): boolean => part.level === 'missing' || part.level === 'unknown'
    if (!own && (open(name.given) || open(name.family)) && nameInMail.bits === 0)
      score = Math.min(score, COLLEAGUES_AT_MOST)
    const anotherGiven = name.given.level === 'differs' && name.by !== 'cross' && name.by !== 'transcribed'
    if (anotherGiven && dial.level !== 'mobile' && !badge.same) score = Math.min(score, ANOTHER_GIVEN_AT_MOST)
    return { score: Math.round(score * 10_000) / 10_000, name, nameBits, company, mail, nameInMail, dial, badge }
  }

  #weighName(name: NameVerdict): { family: number; given: number } {
    const swapped = name.swapped ? W.swapped : 0
    return {
      family: this.#weighPart(name, name.family, true) + swapped,
      given: this.#weighPart(name, name.given, false),
    }
  }

  #weighPart(name: NameVerdict, part: PartVerdict, isFamily: boolean): number {
    const written = name.by === 'native' && (part.level === 'same' || part.level === 'variant')
    const share =
      part.shared === ''
        ? 1
        : written
          ? isFamily
            ? this.#know.shareOfNativeFamily(part.shared)
            : this.#know.shareOfNativeGiven(part.shared)
          : Math.max(
              isFamily || name.swapped ? this.#know.shareOfFamily(part.shared) : 0,
              !isFamily || name.swapped ? this.#know.shareOfGiven(part.shared) : 0,
            )
    const uncertain = name.by === 'cross' || name.by === 'transcribed'
    const rarity = Math.min(W.mostForName, -Math.log2(share))
    switch (part.level) {
      case 'same':
        return rarity
      case 'variant':
        return rarity + W.variant
      case 'reading':
        return rarity + W.reading
      case 'homophone':
        return Math.min(rarity + W.homophone, 2)
      case 'partial':
        return Math.max(rarity + W.partial, 0)
      case 'similar':
        return name.by === 'transcribed' ? W.transcribed : isFamily ? W.similarFamily : W.similarGiven
      case 'initial':
        return W.initial
      case 'missing':
      case 'unknown':
        return 0
      case 'differs':
        return uncertain ? W.acrossDiffers : isFamily ? W.familyDiffers : W.givenDiffers
    }
  }

  #levelOf(a: Company, b: Company): CompanyLevel {
    if (a.key === b.key) return 'same'
    const pair = Math.min(a.id, b.id) * 0x4000000 + Math.max(a.id, b.id)
    const known = this.#companyMemo.get(pair)
    if (known !== undefined) return known
    let level = compareCompanies(a, b)
    const tied = level === 'same' || level === 'translated' || level === 'abbreviated' || level === 'similar'
    if (!tied && this.#know.shareDomain(a, b)) level = 'alias'
    if (this.#companyMemo.size >= MEMO_SIZE) this.#companyMemo.clear()
    this.#companyMemo.set(pair, level)
    return level
  }

  #weighCompany(a: Traits, b: Traits): { level: CompanyVerdict; bits: number } {
    const rarity = (company: Company): number =>
      Math.min(W.mostForCompany, -Math.log2(this.#know.shareOfCompany(company)))
    if (a.company !== null && b.company !== null) {
      const level = this.#levelOf(a.company, b.company)
      const worth = Math.min(rarity(a.company), rarity(b.company))
      switch (level) {
        case 'same':
          return { level, bits: worth }
        case 'alias':
          return { level, bits: worth + W.alias }
        case 'translated':
          return { level, bits: worth + W.translated }
        case 'kindred':
          return { level, bits: this.#sameDomain(a, b) ? worth + W.translated : W.kindred }
        case 'abbreviated':
          return { level, bits: worth + W.abbreviated }
        case 'similar':
          return { level, bits: worth + W.similarCompany }
        default:
      }
      if (this.#sameDomain(a, b)) return { level: 'domain', bits: worth + W.alias }
      if (this.#namesDomain(a.company, b) || this.#namesDomain(b.company, a))
        return { level: 'domain', bits: worth + W.alias }
      return level === 'unknown' ? { level, bits: W.companyUnknown } : { level, bits: W.companyDiffers }
    }
    if (this.#sameDomain(a, b)) {
      const company = a.company ?? b.company
      return { level: 'domain', bits: (company === null ? W.mostForCompany : rarity(company)) + W.sameDomain }
    }
    const [company, other] = a.company !== null ? [a.company, b] : [b.company, a]
    if (company !== null && other.mails.some((m) => this.#know.usesDomain(company, m.domain))) {
      return { level: 'domain', bits: rarity(company) + W.alias }
    }
    const fromElsewhere =
      a.mails.some((x) => this.#know.isCompanyDomain(x)) && b.mails.some((x) => this.#know.isCompanyDomain(x))
    return { level: 'none', bits: fromElsewhere ? W.otherCompanyDomain : 0 }
  }

  /** Is the name of the company the mail domain of the other record, as with SKT and skt.co.jp? */
  #namesDomain(company: Company, other: Traits): boolean {
    if (!company.latin || company.key.length < 3) return false
    const label = (m: Mail): string => m.domain.slice(0, m.domain.indexOf('.')).replaceAll('-', '')
    return other.mails.some((m) => this.#know.isCompanyDomain(m) && label(m) === company.key)
  }

  #sameDomain(a: Traits, b: Traits): boolean {
    return a.mails.some((x) => this.#know.isCompanyDomain(x) && b.mails.some((y) => y.domain === x.domain))
  }

  #weighMail(a: Traits, b: Traits, name: NameVerdict): Weighed['mail'] {
    if (a.mails.length === 0 || b.mails.length === 0) return { level: 'none', bits: 0, a: '', b: '' }
    let best: Weighed['mail'] = { level: 'other', bits: W.otherMail, a: a.mails[0]!.address, b: b.mails[0]!.address }
    for (const x of a.mails) {
      for (const y of b.mails) {
        const found = this.#mailLevel(a, b, x, y, name)
        if (MAIL_LEVELS.indexOf(found.level) < MAIL_LEVELS.indexOf(best.level))
          best = { ...found, a: x.address, b: y.address }
      }
    }
    return best
  }

  /** Does the part before the @ hold the person's name? */
  #isMadeOf(mail: Mail, { name }: Traits): boolean {
    const letters = mailWords(mail).join('')
    const known = name.sounds.flatMap((s) => [s.family.joined, s.given.joined])
    if (name.nativeFamily !== '') {
      known.push(
        ...this.#know.readingsOf('family', name.nativeFamily, 3),
        ...this.#know.readingsOf('given', name.nativeGiven, 3),
      )
    }
    return known.some((word) => word.length >= 3 && letters.includes(word))
  }

  #mailLevel(a: Traits, b: Traits, x: Mail, y: Mail, name: NameVerdict): { level: MailLevel; bits: number } {
    if (x.address === y.address) {
      return this.#know.isSharedMail(x)
        ? { level: 'shared', bits: W.sharedMail }
        : { level: 'own', bits: this.#crowd + W.ownMail }
    }
    if (x.role || y.role) return { level: 'other', bits: W.otherMail }
    const named = [name.family, name.given].every((v) => ['same', 'variant', 'reading', 'similar'].includes(v.level))
    if (named && x.address.length >= 10 && isTypo(x.address, y.address))
      return { level: 'similar', bits: W.similarMail }
    const local = localOf(x)
    if (local.length >= 6 && local === localOf(y)) {
      const ofName = this.#isMadeOf(x, a) || this.#isMadeOf(x, b)
      return ofName ? { level: 'name_mailbox', bits: W.mailboxOfName } : { level: 'mailbox', bits: W.mailbox }
    }
    return x.domain === y.domain && this.#know.isCompanyDomain(x)
      ? { level: 'other_same_domain', bits: W.otherMailSameDomain }
      : { level: 'other', bits: W.otherMail }
  }

  /** One record's mailbox is made from the other's name, where the names alone could not be compared. */
  #weighNameInMail(a: Traits, b: Traits, name: NameVerdict, level: MailLevel): Weighed['nameInMail'] {
    const none = { bits: 0, address: '' }
    if (
      level === 'own' ||
      (name.given.level !== 'unknown' && name.given.level !== 'missing' && name.given.level !== 'initial')
    )
      return none
    for (const [holder, other] of [
      [a, b],
      [b, a],
    ] as const) {
      for (const mail of holder.mails) {
        const words = mail.role ? [] : mailWords(mail)
        if (words.length < 2) continue
        for (const sound of other.name.sounds) {
          const family = sound.family.joined
          const given = sound.given.joined
          if (family.length > 1 && given.length > 1 && words.includes(family) && words.includes(given)) {
            return { bits: W.nameInMail, address: mail.address }
          }
        }
      }
    }
    return none
  }

  #weighDial(a: Traits, b: Traits, besideCompany: boolean): Weighed['dial'] {
    let best: Weighed['dial'] = { level: 'none', bits: 0, a: '', b: '' }
    for (const x of a.dials) {
      for (const y of b.dials) {
        if (x.number !== y.number) continue
        const level: DialLevel = this.#know.isSharedDial(x.number)
          ? 'shared'
          : x.mobile || y.mobile
            ? 'mobile'
            : 'landline'
        const bits =
          level === 'shared'
            ? besideCompany
              ? 0
              : W.sharedDial
            : level === 'mobile'
              ? this.#crowd + W.ownMobile
              : besideCompany
                ? W.landlineBesideCompany
                : W.landline
        if (best.level === 'none' || bits > best.bits) best = { level, bits, a: x.number, b: y.number }
      }
    }
    if (best.level !== 'none' && best.level !== 'shared') return best
    const left = a.dials.find((d) => d.mobile)
    const right = b.dials.find((d) => d.mobile)
    if (left === undefined || right === undefined || left.number === right.number) return best
    return { level: 'other_mobile', bits: best.bits + W.otherMobile, a: left.number, b: right.number }
  }
}

/**
 * One letter more, less or different, or two neighbours changed. Digits and first letters tell people apart, so they do
 * not count as errors.
 */
function isTypo(x: string, y: string): boolean {
  if (Math.abs(x.length - y.length) > 1 || x[0] !== y[0]) return false
  const apart = distance(x, y)
  if (apart > 2 || (apart === 2 && (x.length !== y.length || [...x].sort().join('') !== [...y].sort().join(''))))
    return false
  return x.replace(/\D/g, '') === y.replace(/\D/g, '')
}
