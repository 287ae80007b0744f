/**
 * A person's name as it can be compared: what is written in kanji (or hangul), and every way it is known in sounds,
 * from kana or Latin letters. Which part is the family name is kept where the record says so and guessed where not.
 * Everything here is bounded by `MAX_NAME` characters, whatever the record holds.
 */
import type { Contact } from '../contact.ts'
import { foldKanji } from './kanji-forms.ts'
import { foldKana, foldRoman, isJapaneseLike, plainLatin, skeleton, skeletonOfKana, strictKana } from './romaji.ts'

const MAX_NAME = 120
const MAX_WORDS = 8

/** A name in sounds: folded words of each part. */
export interface Sound {
  family: string[]
  given: string[]
  /** False where the record does not say which part is the family name. */
  ordered: boolean
  /** From kana: family and given as written; null from Latin letters. */
  kana: readonly [string, string] | null
  /** The same with vowel lengths, in Latin letters. */
  strict: readonly [string, string] | null
  /** Consonants of the words of each part. */
  familyBones: string
  givenBones: string
  /** In Latin letters that no Japanese name has: katakana can only come near its sounds. */
  foreign: boolean
  /** All folded words, sorted. */
  words: string
  /** Lower-case words as written, accents and all: tells whether only the spelling differs. */
  spelt: string
}

export interface Name {
  /** As one would show it. */
  label: string
  /** In present-day kanji without blanks; empty when the name is known in sounds alone. */
  native: string
  /** The same before old forms were folded. */
  nativeRaw: string
  nativeFamily: string
  nativeGiven: string
  /** False where the split of `native` is a guess. */
  split: boolean
  sounds: Sound[]
}

const HONORIFIC = /^(?:mr|mrs|ms|miss|dr|prof|dipl|ing|herr|frau|mme|sir)\.?\s+|[\s,]+(?:ph\.?\s?d|m\.?d|mba|jr|sr)\.?$/giu
const SAMA = /\s*(?:様|さま|さん|氏|殿|先生)$/u
const PARTICLES = new Set(['de', 'del', 'della', 'der', 'den', 'di', 'da', 'do', 'dos', 'du', 'la', 'le', 'van', 'von', 'vom', 'zu', 'zur', 'ten', 'ter',
  'el', 'al', 'bin', 'ibn', 'y', 'e', 'und', 'of', 'st', 'san'])

const KANA_PARTICLES = new Set(['ド', 'デ', 'ディ', 'ダ', 'フォン', 'ファン', 'デル', 'ラ', 'ル', 'ヴァン'])

function clean(text: string): string {
  return text.slice(0, MAX_NAME).normalize('NFKC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').replace(/[・=]/gu, ' ').replace(/\s+/g, ' ').trim()
}

const toKatakana = (text: string): string => text.replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))

/** Present-day kanji, katakana for hiragana, no blanks. */
function foldNative(text: string): string {
  return toKatakana(foldKanji(text.replace(/\s/g, ''))).replace(/[ヶヵ]/g, 'ケ')
}

function cleanFull(text: string): string {
  return clean(text).replace(SAMA, '').replace(HONORIFIC, '').trim()
}

const isNative = (text: string): boolean => /[\p{Script=Han}\p{Script=Hangul}]/u.test(text)
const isKana = (text: string): boolean => /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s]+$/u.test(text)
const isLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)

function words(text: string): string[] {
  return text.split(/[\s\-‐–.,/]+/u).filter((w) => w !== '').slice(0, MAX_WORDS)
}

function latinWords(text: string): string[] {
  const all = words(text.replace(/['’`]/gu, ''))
  const kept = all.filter((w) => !PARTICLES.has(plainLatin(w)))
  return (kept.length > 0 ? kept : all).map(foldRoman).filter((w) => w !== '')
}

function soundOfLatin(family: string, given: string, ordered: boolean): Sound | null {
  const f = latinWords(family)
  const g = latinWords(given)
  if (f.length + g.length === 0) return null
  const bones = (text: string): string => words(text.replace(/['’`]/gu, '')).map(plainLatin).filter((w) => !PARTICLES.has(w)).map(skeleton).join('')
  return {
    family: f, given: g, ordered, kana: null, strict: null, familyBones: bones(family), givenBones: bones(given),
    foreign: [...f, ...g].some((w) => w.length > 1 && !isJapaneseLike(w)), words: [...f, ...g].sort().join(' '),
    spelt: [...words(family.toLowerCase()), ...words(given.toLowerCase())].sort().join(' '),
  }
}

function soundOfKana(family: string, given: string, ordered: boolean): Sound | null {
  const f = words(family).map(foldKana).filter((w) => w !== '')
  const g = words(given).map(foldKana).filter((w) => w !== '')
  if (f.length + g.length === 0) return null
  const bones = (text: string): string => words(text).filter((w) => !KANA_PARTICLES.has(w)).map(skeletonOfKana).join('')
  return {
    family: f, given: g, ordered, kana: [toKatakana(family), toKatakana(given)], strict: [strictKana(family), strictKana(given)], familyBones: bones(family), givenBones: bones(given),
    foreign: false, words: [...f, ...g].sort().join(' '), spelt: '',
  }
}

/** Splits a name in one text: by a comma, by capitals, by a particle, else the last Latin word or the first other word is the family's. */
function splitText(text: string): { family: string; given: string; ordered: boolean } {
  const comma = text.split(/\s*[,、]\s*/u)
  if (comma.length === 2 && comma[0] !== '' && comma[1] !== '') return { family: comma[0]!, given: comma[1]!, ordered: true }
  const parts = text.split(' ').filter((w) => w !== '').slice(0, MAX_WORDS)
  if (parts.length < 2) return { family: text, given: '', ordered: false }
  if (!isLatin(text)) return { family: parts[0]!, given: parts.slice(1).join(' '), ordered: isNative(text) }
  const shouted = parts.map((w) => /\p{Lu}{2}/u.test(w) && !/\p{Ll}/u.test(w))
  const loud = shouted.filter(Boolean).length
  if (loud > 0 && loud < parts.length) {
    return { family: parts.filter((_, i) => shouted[i]).join(' '), given: parts.filter((_, i) => !shouted[i]).join(' '), ordered: true }
  }
  const particle = parts.findIndex((w, i) => i > 0 && i < parts.length - 1 && PARTICLES.has(plainLatin(w)))
  const at = particle > 0 ? particle : parts.length - 1
  return { family: parts.slice(at).join(' '), given: parts.slice(0, at).join(' '), ordered: particle > 0 }
}

/**
 * Cuts an undivided native name in two. `familyOf` finds the family name it begins with, or returns ''; without one it is cut
 * after two characters, of two after the first.
 */
export function cutNative(name: Name, familyOf: (native: string) => string): void {
  if (name.native === '' || name.split) return
  const known = familyOf(name.native)
  const chars = [...name.native]
  const cut = known !== '' ? [...known].length : chars.length <= 2 ? 1 : 2
  name.nativeFamily = chars.slice(0, cut).join('')
  name.nativeGiven = chars.slice(cut).join('')
}

/** Reads a contact's names. An undivided native name stays undivided until `cutNative`. */
export function nameOf(contact: Contact): Name {
  const family = cleanFull(contact.familyName)
  const given = cleanFull(contact.givenName)
  const full = cleanFull(contact.fullName)
  const label = full || [family, given].filter((x) => x !== '').join(' ')
  const name: Name = { label, native: '', nativeRaw: '', nativeFamily: '', nativeGiven: '', split: false, sounds: [] }

  const addSound = (sound: Sound | null): void => {
    if (sound !== null && name.sounds.length < 4 && !name.sounds.some((s) => s.words === sound.words && (s.strict === null) === (sound.strict === null))) {
      name.sounds.push(sound)
    }
  }
  const add = (f: string, g: string, ordered: boolean): void => {
    const both = `${f} ${g}`.trim()
    if (both === '') return
    if (isNative(both)) {
      if (name.native !== '' && (name.split || g === '')) return
      name.nativeRaw = both.replace(/\s/g, '')
      name.nativeFamily = foldNative(f)
      name.nativeGiven = foldNative(g)
      name.native = name.nativeFamily + name.nativeGiven
      name.split = f !== '' && g !== ''
    } else if (isKana(both)) addSound(soundOfKana(f, g, ordered))
    else if (isLatin(both)) addSound(soundOfLatin(f, g, ordered))
  }

  if (family !== '' && given !== '') add(family, given, true)
  const parts = splitText(full)
  add(parts.family, parts.given, parts.ordered)
  if (family !== '' && given === '' && full === '') {
    const only = splitText(family)
    add(only.family, only.given, only.ordered)
  } else if (family === '' || given === '') add(family, given, true)
  add(clean(contact.familyKana), clean(contact.givenKana), true)

  if (family !== '' && given === '' && full === '') name.split = true
  return name
}
