/** Turns a weighed pair into reasons that a person can check, strongest first, those against last. */
import type { Name } from './name.ts'
import { speaksAgainst, type DuplicateReason, type DuplicateReasonCode } from './reasons.ts'
import type { Traits } from './traits.ts'
import type { Weighed } from './weigh.ts'

const SHOWN = 120

interface Weighty {
  reason: DuplicateReason
  bits: number
}

function nameReasons(
  w: Weighed,
  a: Name,
  b: Name,
  add: (code: DuplicateReasonCode, x: string, y: string, bits: number) => void,
): void {
  const { name: v, nameBits } = w
  const whole = nameBits.family + nameBits.given
  const say = (code: DuplicateReasonCode, bits: number): void => add(code, a.label, b.label, bits)
  const levels = [v.family.level, v.given.level]
  const any = (...of: string[]): boolean => levels.some((l) => of.includes(l))
  const agree = levels.every((l) => l === 'same' || l === 'variant' || l === 'reading' || l === 'partial')
  if (agree) {
    if (v.by === 'native') say(any('variant') ? 'old_new_form' : 'same_name_kanji', whole)
    else if (v.by === 'kana') say('same_kana', whole)
    else if (v.by === 'cross' || any('reading')) say('name_romaji_matches', whole)
    else say('same_name', whole)
  }
  if (v.swapped && !any('differs')) say('name_order_swapped', 0.2)
  if (v.spelling && agree) say('spelling_differs', 0.1)
  if (any('homophone')) say('different_kanji_same_reading', 1)
  if (any('initial') && !any('differs')) say('name_initial_matches', whole)
  if (any('similar') && !any('differs')) say('similar_name', whole)
  if (v.family.level === 'differs') say('different_family_name', nameBits.family)
  if (v.given.level === 'differs') say('different_given_name', nameBits.given)
  if (v.family.level !== 'missing' && v.given.level === 'missing') say('given_name_missing', 0)
}

function companyCode(w: Weighed, a: Traits, b: Traits): DuplicateReasonCode | null {
  switch (w.company.level) {
    case 'same':
      return 'company_same_key'
    case 'translated':
      return 'company_ja_en'
    case 'alias':
      return a.company?.latin === b.company?.latin ? 'company_same_domain' : 'company_ja_en'
    case 'kindred':
      return 'company_kindred'
    case 'abbreviated':
      return 'company_abbreviation'
    case 'similar':
      return 'company_similar'
    case 'domain':
      return 'company_same_domain'
    case 'differs':
      return 'different_company'
    default:
      return null
  }
}

/** The reasons of a weighed pair. */
export function reasonsOf(w: Weighed, a: Traits, b: Traits): DuplicateReason[] {
  const found: Weighty[] = []
  const add = (code: DuplicateReasonCode, x: string, y: string, bits: number): void => {
    found.push({ reason: { code, params: { a: x.slice(0, SHOWN), b: y.slice(0, SHOWN) } }, bits })
  }
  if (a.badge !== '' && b.badge !== '')
    add(w.badge.same ? 'same_badge_code' : 'different_badge_code', a.badge, b.badge, w.badge.bits)
  if (w.mail.level === 'own') add('same_email', w.mail.a, w.mail.b, w.mail.bits)
  if (w.mail.level === 'shared') add('shared_email', w.mail.a, w.mail.b, w.mail.bits)
  if (w.mail.level === 'similar') add('similar_email', w.mail.a, w.mail.b, w.mail.bits)
  if (w.mail.level === 'mailbox') add('same_mailbox_name', w.mail.a, w.mail.b, w.mail.bits)
  if (w.mail.level === 'other_same_domain') add('different_email_same_company', w.mail.a, w.mail.b, w.mail.bits)
  if (w.nameInMail.address !== '') add('name_in_email', w.nameInMail.address, w.nameInMail.address, w.nameInMail.bits)
  if (w.dial.level === 'mobile' || w.dial.level === 'landline') add('same_phone', w.dial.a, w.dial.b, w.dial.bits)
  if (w.dial.level === 'shared') add('shared_phone', w.dial.a, w.dial.b, w.dial.bits)
  if (w.dial.level === 'other_mobile') add('different_mobile', w.dial.a, w.dial.b, w.dial.bits)
  nameReasons(w, a.name, b.name, add)
  const company = companyCode(w, a, b)
  const place = (t: Traits): string => t.company?.label ?? t.mails[0]?.domain ?? ''
  if (company !== null) add(company, place(a), place(b), w.company.bits)
  const side = (r: Weighty): number => (speaksAgainst(r.reason.code) ? 1 : 0)
  return found
    .sort(
      (x, y) => side(x) - side(y) || Math.abs(y.bits) - Math.abs(x.bits) || (x.reason.code < y.reason.code ? -1 : 1),
    )
    .map((f) => f.reason)
}
