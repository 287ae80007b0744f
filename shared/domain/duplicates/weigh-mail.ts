/** Weighs the e-mail addresses of two records, and a mailbox that is made from the other's name. */
import { distance } from 'fastest-levenshtein'
import type { Knowledge } from './knowledge.ts'
import { localOf, mailWords, type Mail } from './reach.ts'
import type { Traits } from './traits.ts'
import type { NameVerdict } from './verdict.ts'
import { WEIGHTS as W } from './weights.ts'

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
type MailLevel = (typeof MAIL_LEVELS)[number]

export interface MailWeight {
  level: MailLevel
  bits: number
  a: string
  b: string
}

export interface NameInMailWeight {
  bits: number
  address: string
}

/** Weighs the addresses of one search. `crowd` is the bits that the number of visitors takes away from every pair. */
export class MailScale {
  readonly #know: Knowledge
  readonly #crowd: number

  constructor(knowledge: Knowledge, crowd: number) {
    this.#know = knowledge
    this.#crowd = crowd
  }

  /** Weighs a pair. */
  weigh(a: Traits, b: Traits, name: NameVerdict): MailWeight {
    if (a.mails.length === 0 || b.mails.length === 0) return { level: 'none', bits: 0, a: '', b: '' }
    let best: MailWeight = { level: 'other', bits: W.otherMail, a: a.mails[0]!.address, b: b.mails[0]!.address }
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
}

/** One record's mailbox is made from the other's name, where the names alone could not be compared. */
export function weighNameInMail(a: Traits, b: Traits, name: NameVerdict, level: MailLevel): NameInMailWeight {
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
