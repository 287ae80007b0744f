/**
 * A company name for comparing: its key and, where possible, a form that is equal for Japanese and English names
 * (concepts for words of known meaning, consonants for names in katakana or Latin letters).
 */
import { distance } from 'fastest-levenshtein'
import { organisationKey } from '../person/organisation.ts'
import { conceptAt, conceptOfEnglish } from './company-words.ts'
import { foldKanji } from './kanji-forms.ts'
import { plainLatin, skeleton, skeletonOfKana } from './romaji.ts'

/** Characters of a company name that are read. */
export const MAX_COMPANY = 160

export interface Company {
  /** Number of this company in one search. */
  id: number
  key: string
  label: string
  latin: boolean
  /** Words without legal forms, as concepts (`=space`) or consonants (`~skt`), sorted; '' where a part is unknown. */
  meaning: string
  /** The concepts alone, sorted, even where another part is unknown. */
  concepts: string
  /** Consonants of the whole name, where all of it is in katakana or Latin letters; else ''. */
  bones: string
  /** First letters of the Latin words. */
  initials: string
}

/** Words that say nothing about which company it is. */
const FILLERS = new Set(['the', 'of', 'and', 'for', 'group', 'holdings'])

const PIECE = /[\p{Script=Katakana}ー]+|\p{Script=Latin}+|[^\p{Script=Katakana}ー\p{Script=Latin}]+/gu

function meaningOfWord(word: string): string {
  const concept = conceptOfEnglish(word)
  if (concept !== undefined) return `=${concept}`
  const bones = skeleton(word)
  return bones.length >= 2 ? `~${bones}` : `.${word}`
}

/** Concepts and consonants of a Japanese name; `?` for an unknown part. */
function meaningOfJapanese(text: string): string[] {
  const found: string[] = []
  for (const [piece] of text.matchAll(PIECE)) {
    if (/\p{Script=Latin}/u.test(piece)) {
      found.push(meaningOfWord(plainLatin(piece)))
      continue
    }
    let at = 0
    const kana = /[\p{Script=Katakana}]/u.test(piece)
    let rest = ''
    while (at < piece.length) {
      const hit = conceptAt(piece, at)
      // Cut a katakana word only where the rest is long enough for a word.
      if (hit !== null && (!kana || hit.length >= 3)) {
        if (rest !== '') found.push(`~${skeletonOfKana(rest)}`)
        rest = ''
        found.push(`=${hit.concept}`)
        at += hit.length
      } else if (kana) rest += piece[at++]
      else {
        if (found.at(-1) !== '?') found.push('?')
        at++
      }
    }
    if (rest !== '') found.push(`~${skeletonOfKana(rest)}`)
  }
  return found
}

/** Reads a company name; null where nothing of it is left. The caller numbers companies with `id`. */
export function companyOf(organisation: string, id: number): Company | null {
  const label = organisation.slice(0, MAX_COMPANY).trim()
  const spaced = foldKanji(organisationKey(label))
  const key = spaced.replaceAll(' ', '')
  if (key === '') return null
  const latin = !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(key)
  const own = latin
    ? spaced
        .split(' ')
        .map((w) => plainLatin(w))
        .filter((w) => w !== '' && !FILLERS.has(w))
    : []
  const meaning = latin ? own.map(meaningOfWord) : meaningOfJapanese(key)
  return {
    id,
    key,
    label,
    latin,
    meaning: meaning.includes('?') ? '' : [...meaning].sort().join(' '),
    concepts: meaning
      .filter((m) => m.startsWith('='))
      .sort()
      .join(' '),
    bones: latin ? skeleton(own.join('')) : /^[\p{Script=Katakana}ー]+$/u.test(key) ? skeletonOfKana(key) : '',
    initials: own.length > 1 ? own.map((w) => w[0]).join('') : '',
  }
}

/**
 * `alias` two names with one mail domain · `translated` Japanese and English of one name · `kindred` the known parts of
 * both agree (三葉電機, Mitsuba Electric) · `unknown` cannot be compared.
 */
export type CompanyLevel =
  | 'same'
  | 'alias'
  | 'translated'
  | 'kindred'
  | 'abbreviated'
  | 'similar'
  | 'unknown'
  | 'differs'

/** Does `long` hold all characters of `short` in order, beginning with the first? */
function isContraction(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length
}

function isStart(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 4 && a !== b && (a.startsWith(b) || b.startsWith(a))
}

/** Does one name shorten the other: by its beginning, its initials, or (Japanese) a contraction such as 東大? */
function isAbbreviation(a: Company, b: Company): boolean {
  const [short, long] = a.key.length <= b.key.length ? [a, b] : [b, a]
  if (short.latin && long.initials.length >= 3 && short.key === long.initials) return true
  if (short.latin !== long.latin) return false
  if (long.key.startsWith(short.key)) return short.latin ? short.key.length >= 4 : short.key.length >= 2
  if (short.latin || long.key.length < 4) return false
  return (
    short.key.length >= 2 &&
    short.key.length <= 4 &&
    /^\p{Script=Han}+$/u.test(short.key) &&
    isContraction(short.key, long.key)
  )
}

function overlap(a: string, b: string): boolean {
  const left = new Set(a.split(' '))
  return b.split(' ').some((part) => left.has(part))
}

/** The verdict on two company names. It never says `alias`, which only the records teach. */
export function compareCompanies(a: Company, b: Company): CompanyLevel {
  if (a.key === b.key) return 'same'
  if (a.meaning !== '' && a.meaning === b.meaning && /~\w{2}|=.+ =/.test(a.meaning))
    return a.latin === b.latin ? 'similar' : 'translated'
  if (isAbbreviation(a, b) || (a.latin !== b.latin && isStart(a.bones, b.bones))) return 'abbreviated'
  if (a.latin === b.latin) {
    const length = Math.max(a.key.length, b.key.length)
    const allowed = a.latin ? Math.floor(length / 7) : Math.floor(length / 6)
    return allowed > 0 && Math.abs(a.key.length - b.key.length) <= allowed && distance(a.key, b.key) <= allowed
      ? 'similar'
      : 'differs'
  }
  // Consonants of katakana and of Latin letters may differ by one sound.
  if (Math.min(a.bones.length, b.bones.length) >= 4 && distance(a.bones, b.bones) <= 1) return 'translated'
  if (a.meaning === '' || b.meaning === '') {
    if (a.concepts === '' || b.concepts === '') return 'unknown'
    return a.concepts === b.concepts ? 'kindred' : overlap(a.concepts, b.concepts) ? 'unknown' : 'differs'
  }
  return overlap(a.meaning, b.meaning) ? 'unknown' : 'differs'
}
