/**
 * One record of a human as a station takes it: a badge, something typed by hand, a business card, an English
 * registration. A record is first a draft that rules may change, then a `ComparedVisitor` as the search gets it.
 */
import type { ComparedVisitor } from '../../../shared/domain/duplicates/compared.ts'
import { emptyContact, type Phone } from '../../../shared/domain/person/contact.ts'
import type { Human } from './crowd.ts'
import type { Random } from './random.ts'
import { romanise, type Style } from './romanise.ts'

export interface Draft {
  human: Human
  /**
   * `split`: family and given in their fields; `whole`: one text with the parts apart; `run`: one text without blanks.
   */
  shape: 'split' | 'whole' | 'run'
  script: 'native' | 'latin' | 'kana'
  family: string
  given: string
  /** In `whole`: given name first. */
  givenFirst: boolean
  kana: { family: string; given: string } | null
  company: string
  /** Is the company in `company` (in any form) the human's own? */
  companyTrue: boolean
  email: string
  phones: { number: string; kind: Phone['kind'] }[]
  badgeCode: string | null
}

/** Writes `#` forms: the company's name with a legal form. */
export function withForm(forms: readonly string[], name: string, random: Random): string {
  return random.pick(forms).replace('#', name)
}

export const STYLE_WEIGHTS: readonly Style[] = ['passport', 'passport', 'passport', 'typed', 'oh', 'macron', 'kunrei']

/** The name in Latin letters, in a style of its own for each record. */
export function toLatin(draft: Draft, random: Random): void {
  const name = draft.human.japanese
  const style = random.pick(STYLE_WEIGHTS)
  draft.script = 'latin'
  draft.family = name === null ? draft.human.latin.family : romanise(name.familyKana, style)
  draft.given = name === null ? draft.human.latin.given : romanise(name.givenKana, style)
  draft.kana = null
  draft.givenFirst = name === null ? random.chance(0.9) : random.chance(0.7)
  if (random.chance(0.3)) draft.family = draft.family.toUpperCase()
}

/** The record made when a human registered: most is known and right. */
export function badgeDraft(human: Human, random: Random): Draft {
  const name = human.japanese
  const draft: Draft = {
    human,
    shape: random.chance(0.8) ? 'split' : 'whole',
    script: name === null ? 'latin' : 'native',
    family: name?.family ?? human.latin.family,
    given: name?.given ?? human.latin.given,
    givenFirst: name === null,
    kana: name !== null && random.chance(0.55) ? { family: name.familyKana, given: name.givenKana } : null,
    company:
      name === null || human.company.western
        ? withForm(human.company.legalEnglish, human.company.english, random)
        : withForm(human.company.legalJapanese, human.company.japanese, random),
    companyTrue: true,
    email: random.chance(0.87) ? (random.chance(0.93) ? human.email : human.privateEmail) : '',
    phones: [],
    badgeCode: random.chance(0.85) ? `V${random.digits(8)}` : null,
  }
  if (name !== null && random.chance(0.08)) toLatin(draft, random)
  if (random.chance(0.3)) draft.phones.push({ number: human.company.switchboard, kind: 'work' })
  else if (random.chance(0.4)) draft.phones.push({ number: human.direct, kind: 'work' })
  if (random.chance(0.45)) draft.phones.push({ number: human.mobile, kind: 'mobile' })
  if (human.needsReach) {
    draft.email = human.email
    if (!draft.phones.some((p) => p.kind === 'mobile')) draft.phones.push({ number: human.mobile, kind: 'mobile' })
  }
  return draft
}

/** The finished record. */
export function personOf(draft: Draft, visitorId: string): ComparedVisitor {
  const contact = emptyContact()
  if (draft.shape === 'split') {
    contact.familyName = draft.family
    contact.givenName = draft.given
  }
  const blank = draft.shape === 'run' ? '' : ' '
  contact.fullName = (
    draft.givenFirst && draft.shape !== 'split' ? [draft.given, draft.family] : [draft.family, draft.given]
  )
    .filter((x) => x !== '')
    .join(blank)
  if (draft.kana !== null) {
    contact.familyKana = draft.kana.family
    contact.givenKana = draft.kana.given
  }
  contact.organisation = draft.company
  if (draft.email !== '') contact.emails = [draft.email]
  contact.phones = draft.phones.map(({ number, kind }) => ({
    number,
    e164: /^\+\d+$/.test(number) ? number : null,
    kind,
  }))
  return { visitorId, contact, badgeCode: draft.badgeCode }
}
