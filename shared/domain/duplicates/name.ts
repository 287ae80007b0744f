/**
 * A person's name for comparing: the kanji (or hangul), and every known way it sounds, from kana or Latin letters. The
 * family name is the one that the record names, else a guess. `MAX_NAME` limits everything here, whatever the record
 * holds.
 */
import type { Contact } from '../person/contact.ts'
import { foldKanji } from './kanji-forms.ts'
import type { Lexicon } from './lexicon.ts'
import { isParticle, toKatakana, type Spoken } from './spoken.ts'

const MAX_NAME = 120
const MAX_WORDS = 8
const MAX_SOUNDS = 4

/** A name in sounds. */
export interface Sound {
  family: Spoken
  given: Spoken
  /** False where the record does not say which part is the family name. */
  ordered: boolean
  /** From kana, not from Latin letters. */
  kana: boolean
}

export interface Name {
  /** The name for showing. */
  label: string
  /** In modern kanji without blanks; empty when only the sounds are known. */
  nativeFamily: string
  nativeGiven: string
  /** As written, with old forms of kanji; '' where that is the same. */
  nativeRaw: string
  /** Does the record say where the family name ends? */
  split: boolean
  sounds: readonly Sound[]
}

/** The whole native name, '' where there is none. */
export function nativeOf(name: Name): string {
  return name.nativeFamily + name.nativeGiven
}

/** All folded words of a sound in alphabetical order: the same for every order of names. */
export function wordsOf(sound: Sound): string {
  return [...sound.family.words, ...sound.given.words].sort().join(' ')
}

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|dr|prof|dipl|ing|herr|frau|mme|sir)\.?\s+|[\s,]+(?:ph\.?\s?d|m\.?d|mba|jr|sr)\.?$/giu
const SAMA = /\s*(?:様|さま|さん|氏|殿|先生)$/u

function clean(text: string): string {
  return text
    .slice(0, MAX_NAME)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/[・=]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function cleanFull(text: string): string {
  return clean(text).replace(SAMA, '').replace(HONORIFIC, '').trim()
}

/** Modern kanji, and katakana for hiragana. */
function foldNative(text: string): string {
  return toKatakana(foldKanji(text)).replace(/[ヶヵ]/g, 'ケ')
}

const isNative = (text: string): boolean => /[\p{Script=Han}\p{Script=Hangul}]/u.test(text)
const isKana = (text: string): boolean => /^[\p{Script=Hiragana}\p{Script=Katakana}ー\s]+$/u.test(text)
const isLatin = (text: string): boolean =>
  /\p{Script=Latin}/u.test(text) && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)

/**
 * Splits a name in one text: by a comma, by capitals, by a particle; else the family name is the last Latin word or the
 * first other word.
 */
function splitText(text: string): { family: string; given: string; ordered: boolean } {
  const comma = text.split(/\s*[,、]\s*/u)
  if (comma.length === 2 && comma[0] !== '' && comma[1] !== '')
    return { family: comma[0]!, given: comma[1]!, ordered: true }
  const parts = text
    .split(' ')
    .filter((w) => w !== '')
    .slice(0, MAX_WORDS)
  if (parts.length < 2) return { family: text, given: '', ordered: false }
  if (!isLatin(text)) return { family: parts[0]!, given: parts.slice(1).join(' '), ordered: isNative(text) }
  const shouted = parts.map((w) => /\p{Lu}{2}/u.test(w) && !/\p{Ll}/u.test(w))
  const loud = shouted.filter(Boolean).length
  if (loud > 0 && loud < parts.length) {
    return {
      family: parts.filter((_, i) => shouted[i]).join(' '),
      given: parts.filter((_, i) => !shouted[i]).join(' '),
      ordered: true,
    }
  }
  const particle = parts.findIndex((w, i) => i > 0 && i < parts.length - 1 && isParticle(w))
  const at = particle > 0 ? particle : parts.length - 1
  return { family: parts.slice(at).join(' '), given: parts.slice(0, at).join(' '), ordered: particle > 0 }
}

/**
 * Cuts an undivided native name in two. `familyOf` finds the family name at its beginning, or returns ''. Without one,
 * the cut is after two characters, or after the first of two.
 */
export function cutNative(name: Name, familyOf: (native: string) => string): void {
  const native = nativeOf(name)
  if (native === '' || name.split) return
  const known = familyOf(native)
  const chars = [...native]
  const cut = known !== '' ? [...known].length : chars.length <= 2 ? 1 : 2
  name.nativeFamily = chars.slice(0, cut).join('')
  name.nativeGiven = chars.slice(cut).join('')
}

const NO_SOUNDS: readonly Sound[] = []

/** Reads a contact's names. An undivided native name stays whole in `nativeFamily` until `cutNative`. */
export function nameOf(contact: Contact, lexicon: Lexicon): Name {
  const family = cleanFull(contact.familyName)
  const given = cleanFull(contact.givenName)
  const full = cleanFull(contact.fullName)
  const label = full || [family, given].filter((x) => x !== '').join(' ')
  const name: Name = { label, nativeFamily: '', nativeGiven: '', nativeRaw: '', split: false, sounds: NO_SOUNDS }

  const addSound = (sound: Sound): void => {
    if (sound.family.joined + sound.given.joined === '' || name.sounds.length >= MAX_SOUNDS) return
    const words = wordsOf(sound)
    if (!name.sounds.some((s) => s.kana === sound.kana && wordsOf(s) === words)) name.sounds = [...name.sounds, sound]
  }
  const add = (f: string, g: string, ordered: boolean): void => {
    const both = `${f} ${g}`.trim()
    if (both === '') return
    if (isNative(both)) {
      if (name.nativeFamily !== '' && (name.split || g === '')) return
      const raw = both.replaceAll(' ', '')
      name.nativeFamily = lexicon.text(foldNative(f.replaceAll(' ', '')))
      name.nativeGiven = lexicon.text(foldNative(g.replaceAll(' ', '')))
      name.nativeRaw = raw === nativeOf(name) ? '' : raw
      name.split = f !== '' && g !== ''
      if (name.nativeFamily === '') [name.nativeFamily, name.nativeGiven] = [name.nativeGiven, '']
    } else if (isKana(both)) addSound({ family: lexicon.kana(f), given: lexicon.kana(g), ordered, kana: true })
    else if (isLatin(both)) addSound({ family: lexicon.latin(f), given: lexicon.latin(g), ordered, kana: false })
  }

  if (family !== '' && given !== '') add(family, given, true)
  const parts = splitText(full)
  add(parts.family, parts.given, parts.ordered)
  if (family !== '' && given === '' && full === '') {
    const only = splitText(family)
    add(only.family, only.given, only.ordered)
    name.split = true
  } else if (family === '' || given === '') add(family, given, true)
  add(clean(contact.familyKana), clean(contact.givenKana), true)
  return name
}
