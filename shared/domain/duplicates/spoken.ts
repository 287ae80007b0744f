/** The sound of a name part, from Latin letters or kana, in the forms in which it is compared. */
import { foldKana, foldRoman, isJapaneseLike, plainLatin, skeleton, skeletonOfKana, strictKana } from './romaji.ts'

const MAX_WORDS = 8

export interface Spoken {
  /** Folded words without particles. */
  words: readonly string[]
  joined: string
  /** Letters as written, without accents. They show typing errors. */
  plain: string
  /** Consonants, for comparing Latin letters with katakana. */
  bones: string
  /** In katakana, and in Latin letters with vowel lengths; '' from Latin letters. */
  kana: string
  strict: string
  /** Lower case as written, with accents. It tells whether only the spelling differs. */
  spelt: string
  /** Has Latin letters that no Japanese name has. Katakana can only come near its sounds. */
  foreign: boolean
}

const PARTICLES = new Set([
  'de',
  'del',
  'della',
  'der',
  'den',
  'di',
  'da',
  'do',
  'dos',
  'du',
  'la',
  'le',
  'van',
  'von',
  'vom',
  'zu',
  'zur',
  'ten',
  'ter',
  'el',
  'al',
  'bin',
  'ibn',
  'y',
  'e',
  'und',
  'of',
  'st',
  'san',
])
const KANA_PARTICLES = new Set(['ド', 'デ', 'ディ', 'ダ', 'フォン', 'ファン', 'デル', 'ラ', 'ル', 'ヴァン'])

/** Is this word of a name a particle (van, de, von …)? */
export function isParticle(word: string): boolean {
  return PARTICLES.has(plainLatin(word))
}

/** Katakana for hiragana. */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s\-‐–.,/]+/u)
    .filter((w) => w !== '')
    .slice(0, MAX_WORDS)
}

/** A part in Latin letters. Particles count only where there is no other word. */
export function spokenLatin(text: string): Spoken {
  const all = wordsOf(text.replace(/['’`]/gu, ''))
  const own = all.filter((w) => !isParticle(w))
  const kept = own.length > 0 ? own : all
  const words = kept.map(foldRoman).filter((w) => w !== '')
  return {
    words,
    joined: words.join(''),
    plain: kept.map(plainLatin).join(''),
    bones: kept.map((w) => skeleton(plainLatin(w))).join(''),
    kana: '',
    strict: '',
    spelt: wordsOf(text.toLowerCase()).join(' '),
    foreign: words.some((w) => w.length > 1 && !isJapaneseLike(w)),
  }
}

/** A part in hiragana or katakana. */
export function spokenKana(text: string): Spoken {
  const all = wordsOf(toKatakana(text))
  const words = all.map(foldKana).filter((w) => w !== '')
  const bones = all
    .filter((w) => !KANA_PARTICLES.has(w))
    .map(skeletonOfKana)
    .join('')
  const kana = all.join('')
  return { words, joined: words.join(''), plain: '', bones, kana, strict: strictKana(kana), spelt: '', foreign: false }
}
