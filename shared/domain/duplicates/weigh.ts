/**
 * Weighs two records: what agrees and what differs, each in bits, and the score. The weight depends on the pair and on
 * what the search has learned, never on the order of the two.
 */
import type { Knowledge } from './knowledge.ts'
import { compareNames } from './name-compare.ts'
import type { Traits } from './traits.ts'
import type { NameVerdict, PartVerdict } from './verdict.ts'
import { CompanyScale, type CompanyWeight } from './weigh-company.ts'
import { MailScale, weighNameInMail, type MailWeight, type NameInMailWeight } from './weigh-mail.ts'
import { ANOTHER_GIVEN_AT_MOST, CIRCUMSTANCE_AT_MOST, COLLEAGUES_AT_MOST, WEIGHTS as W } from './weights.ts'

export type DialLevel = 'mobile' | 'landline' | 'shared' | 'other_mobile' | 'none'

export interface Weighed {
  score: number
  name: NameVerdict
  nameBits: { family: number; given: number }
  company: CompanyWeight
  mail: MailWeight
  nameInMail: NameInMailWeight
  dial: { level: DialLevel; bits: number; a: string; b: string }
  badge: { same: boolean; bits: number }
}

/** Weighs pairs of one search. */
export class Scale {
  readonly #know: Knowledge
  /** Bits that the number of visitors takes away from every pair. */
  readonly #crowd: number
  readonly #companies: CompanyScale
  readonly #mails: MailScale

  constructor(knowledge: Knowledge) {
    this.#know = knowledge
    this.#crowd = Math.log2(Math.max(knowledge.total, 500))
    this.#companies = new CompanyScale(knowledge)
    this.#mails = new MailScale(knowledge, this.#crowd)
  }

  /** Weighs a pair. */
  weigh(a: Traits, b: Traits): Weighed {
    const name = compareNames(a.name, b.name, this.#know)
    const nameBits = this.#weighName(name)
    const company = this.#companies.weigh(a, b)
    const mail = this.#mails.weigh(a, b, name)
    const nameInMail = weighNameInMail(a, b, name, mail.level)
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
