/**
 * The rules by which a second record of a human comes to differ from the first: the ways it was made, and the changes a
 * way may bring. Each change says whether it applied, so that recall can be told for each. docs/duplicates.md lists
 * them in words.
 */
import { sameReading, oldForm } from './names.ts'
import type { Random } from './random.ts'
import { badgeDraft, toLatin, withForm, type Draft } from './record.ts'

export interface Rule {
  name: string
  /** How likely it is tried. */
  chance: number
  /** Changes the draft and says true, or leaves it and says false. `first` is the other record of the human. */
  apply(draft: Draft, random: Random, first: Draft): boolean
}

const japanese = (d: Draft): boolean => d.human.japanese !== null
const dropAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/Ł/g, 'L')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
const hasReach = (d: Draft, first: Draft): boolean =>
  (d.email !== '' && d.email === first.email) ||
  d.phones.some((p) => p.kind === 'mobile' && first.phones.some((q) => q.number === p.number))

/** One slip of the hand: a letter left out, doubled, changed, or two changed places. */
function slip(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2)
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + word[at] + word.slice(at)
    case 2:
      return `${word.slice(0, at)}${random.pick([...'aeiounrst'].filter((c) => c !== word[at]))}${word.slice(at + 1)}`
    default:
      return word[at] === word[at + 1]
        ? word.slice(0, at) + word.slice(at + 1)
        : word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
  }
}

const halfWidth = (kana: string): string => kana.replace(/[ァ-ヶー]/g, (c) => HALF[c] ?? c)
const FULL =
  'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー'
const THIN = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ'
const HALF: Record<string, string> = {}
for (let i = 0; i < FULL.length; i++) HALF[FULL[i]!] = THIN[i]!
for (const [marked, plain, mark] of [
  ['ガギグゲゴザジズゼゾダヂヅデドバビブベボ', 'カキクケコサシスセソタチツテトハヒフヘホ', 'ﾞ'],
  ['パピプペポ', 'ハヒフヘホ', 'ﾟ'],
] as const) {
  for (let i = 0; i < marked.length; i++) HALF[marked[i]!] = HALF[plain[i]!]! + mark
}

/** In the order in which they are tried. */
export const RULES: readonly Rule[] = [
  {
    name: 'english_name',
    chance: 0.16,
    apply: (d, r) => {
      if (!japanese(d) || d.script === 'latin') return false
      toLatin(d, r)
      d.shape = r.chance(0.5) ? 'split' : 'whole'
      return true
    },
  },
  {
    name: 'english_company',
    chance: 0.18,
    apply: (d, r) => {
      const c = d.human.company
      if (c.western || !d.companyTrue) return false
      d.company = withForm(c.legalEnglish, c.english, r)
      return true
    },
  },
  {
    name: 'old_form',
    chance: 0.5,
    apply: (d, r) => {
      if (d.script !== 'native') return false
      const family = oldForm(d.family, r)
      const given = family === d.family ? oldForm(d.given, r) : d.given
      const changed = family !== d.family || given !== d.given
      d.family = family
      d.given = given
      return changed
    },
  },
  {
    name: 'name_in_kana',
    chance: 0.06,
    apply: (d, r) => {
      const name = d.human.japanese
      if (name === null || d.script !== 'native') return false
      d.script = 'kana'
      d.shape = 'whole'
      d.givenFirst = false
      const hiragana = r.chance(0.4)
      const write = (kana: string): string =>
        hiragana ? kana.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60)) : kana
      d.family = write(name.familyKana)
      d.given = write(name.givenKana)
      return true
    },
  },
  {
    name: 'half_width_kana',
    chance: 0.2,
    apply: (d) => {
      if (d.kana === null) return false
      d.kana = { family: halfWidth(d.kana.family), given: halfWidth(d.kana.given) }
      return true
    },
  },
  {
    name: 'foreign_name_in_katakana',
    chance: 0.12,
    apply: (d) => {
      const name = d.human.western
      if (name === null) return false
      Object.assign(d, {
        script: 'kana',
        shape: 'whole',
        givenFirst: true,
        family: name.familyKana,
        given: name.givenKana,
      })
      return true
    },
  },
  {
    name: 'accents_dropped',
    chance: 0.5,
    apply: (d) => {
      if (d.script !== 'latin') return false
      const before = d.family + d.given
      d.family = dropAccents(d.family)
      d.given = dropAccents(d.given)
      return before !== d.family + d.given
    },
  },
  {
    name: 'umlaut_written_out',
    chance: 0.5,
    apply: (d) => {
      const out = (text: string): string => text.replace(/[äöü]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[c]!)
      const before = d.family + d.given
      d.family = out(d.family)
      d.given = out(d.given)
      return before !== d.family + d.given
    },
  },
  {
    name: 'particle_dropped',
    chance: 0.4,
    apply: (d) => {
      const left = d.family.replace(/^(?:von|van der|van|de la|de|da|di) /i, '')
      if (d.script !== 'latin' || left === d.family) return false
      d.family = left
      return true
    },
  },
  {
    name: 'order_swapped',
    chance: 0.12,
    apply: (d) => {
      if (d.script !== 'latin') return false
      if (d.shape === 'split') [d.family, d.given] = [d.given, d.family]
      else d.givenFirst = !d.givenFirst
      return true
    },
  },
  {
    name: 'run_together',
    chance: 0.35,
    apply: (d) => {
      if (d.script !== 'native') return false
      d.shape = 'run'
      return true
    },
  },
  {
    name: 'initial_only',
    chance: 0.08,
    apply: (d, _, first) => {
      if (d.script !== 'latin' || !hasReach(d, first)) return false
      d.given = `${d.given.charAt(0)}.`
      return true
    },
  },
  {
    name: 'letter_slip',
    chance: 0.1,
    apply: (d, r) => {
      if (d.script !== 'latin' || d.family.length < 5 || /[\s-]/.test(d.family)) return false
      if (r.chance(0.6) || d.given.length < 5) d.family = slip(d.family, r)
      else d.given = slip(d.given, r)
      return true
    },
  },
  {
    name: 'wrong_kanji',
    chance: 0.05,
    apply: (d, r, first) => {
      const name = d.human.japanese
      const other = name === null ? null : sameReading(name, r)
      if (d.script !== 'native' || other === null || !hasReach(d, first)) return false
      d.given = other
      return true
    },
  },
  {
    name: 'married_name',
    chance: 0.02,
    apply: (d, r, first) => {
      if (!japanese(d) || d.script !== 'native' || !hasReach(d, first) || d.human.needsReach) return false
      d.family = r.pick(['安井', '望月', '片桐', '大河内', '若林', '三宅', '松浦', '白石'])
      d.kana = null
      return true
    },
  },
  {
    name: 'no_legal_form',
    chance: 0.3,
    apply: (d) => {
      const c = d.human.company
      const plain = [c.japanese, c.english].find((n) => d.company !== n && d.company.includes(n))
      if (plain === undefined) return false
      d.company = plain
      return true
    },
  },
  {
    name: 'company_short',
    chance: 0.15,
    apply: (d) => {
      const c = d.human.company
      const short = d.company.includes(c.english) ? c.shortEnglish : c.shortJapanese
      if (!d.companyTrue || short === d.company) return false
      d.company = short
      return true
    },
  },
  {
    name: 'company_slip',
    chance: 0.06,
    apply: (d, r) => {
      if (!d.companyTrue || d.company.length < 12) return false
      d.company = slip(d.company, r)
      return true
    },
  },
  {
    name: 'company_missing',
    chance: 0.08,
    apply: (d) => {
      d.company = ''
      d.companyTrue = false
      return true
    },
  },
  {
    name: 'other_job',
    chance: 0.025,
    apply: (d, r, first) => {
      const mobile = { number: d.human.mobile, kind: 'mobile' } as const
      if (!first.phones.some((p) => p.number === mobile.number)) return false
      d.company = `${r.pick(['株式会社', '(株)'])}${r.pick(['みらい', 'さきがけ', 'あけぼの'])}${r.pick(['企画', '総業', '設計'])}`
      d.companyTrue = false
      d.email = ''
      d.phones = [mobile]
      return true
    },
  },
  {
    name: 'email_slip',
    chance: 0.05,
    apply: (d, r) => {
      const [local = '', domain = ''] = d.email.split('@')
      if (local.length < 7) return false
      d.email = `${slip(local, r).replace(/\d+$/, '') || local}@${domain}`
      return true
    },
  },
  {
    name: 'role_mailbox',
    chance: 0.02,
    apply: (d) => {
      if (d.email === '') return false
      d.email = `info@${d.human.company.domain}`
      return true
    },
  },
]

/** The ways a second record is made. */
export const WAYS: readonly { name: string; share: number; draft(first: Draft, random: Random): Draft }[] = [
  {
    name: 'reprinted_badge',
    share: 0.14,
    draft: (first, r) => ({ ...first, phones: [...first.phones], badgeCode: `V${r.digits(8)}` }),
  },
  {
    name: 'typed_by_hand',
    share: 0.38,
    draft: (first, r) => {
      const d = badgeDraft(first.human, r)
      d.badgeCode = null
      d.kana = null
      d.shape = 'whole'
      d.email = r.chance(0.55) ? d.human.email : ''
      d.phones = r.chance(0.35) ? [{ number: d.human.mobile, kind: 'mobile' }] : []
      return d
    },
  },
  {
    name: 'business_card',
    share: 0.26,
    draft: (first, r) => {
      const d = badgeDraft(first.human, r)
      d.badgeCode = null
      if (r.chance(0.75)) d.kana = null
      d.email = d.human.email
      d.phones = [{ number: r.chance(0.5) ? d.human.direct : d.human.company.switchboard, kind: 'work' }]
      if (r.chance(0.6)) d.phones.push({ number: d.human.mobile, kind: 'mobile' })
      return d
    },
  },
  {
    name: 'other_address',
    share: 0.12,
    draft: (first, r) => {
      const d = badgeDraft(first.human, r)
      d.email = first.email === d.human.privateEmail ? d.human.email : d.human.privateEmail
      return d
    },
  },
  {
    name: 'english_registration',
    share: 0.1,
    draft: (first, r) => {
      const d = badgeDraft(first.human, r)
      toLatin(d, r)
      d.company = withForm(d.human.company.legalEnglish, d.human.company.english, r)
      d.email = r.chance(0.75) ? d.human.email : d.human.privateEmail
      return d
    },
  },
]
