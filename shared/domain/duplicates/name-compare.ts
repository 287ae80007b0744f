/**
 * Compares two names part by part, in kanji, in sounds, and across the two by the readings that are known.
 * The outcome is a verdict for the family name and one for the given name; it does not depend on which name comes first.
 */
import { distance } from 'fastest-levenshtein'
import type { Name, Sound } from './name.ts'

/**
 * `same` as written · `variant` but for old and new forms · `reading` by sound, no kanji to set beside it · `homophone` by sound, other
 * kanji · `similar` a slip of the pen · `initial` · `partial` one of several words · `missing` on a side · `unknown` cannot be compared.
 */
export type Level = 'same' | 'variant' | 'reading' | 'homophone' | 'similar' | 'initial' | 'partial' | 'missing' | 'unknown' | 'differs'

export interface PartVerdict {
  level: Level
  /** What agreed, as it is counted: kanji or a folded word; '' where nothing did. */
  shared: string
}

export interface NameVerdict {
  family: PartVerdict
  given: PartVerdict
  swapped: boolean
  /** In what the agreement was found. */
  by: 'native' | 'kana' | 'latin' | 'cross' | 'none'
  /** The two are written differently though folded alike (accents, capitals aside). */
  spelling: boolean
}

/** Knows how a part of a name may be read: folded words with their share of the known readings; null where nothing is known. */
export interface Readings {
  family(native: string): ReadonlyMap<string, number> | null
  given(native: string): ReadonlyMap<string, number> | null
}

const UNKNOWN: PartVerdict = { level: 'unknown', shared: '' }
const MISSING: PartVerdict = { level: 'missing', shared: '' }
const DIFFERS: PartVerdict = { level: 'differs', shared: '' }

const RANK: Record<Level, number> = {
  same: 9, variant: 8, reading: 7, similar: 6, partial: 5, initial: 4, homophone: 3, missing: 2, unknown: 1, differs: 0,
}

/** One slip in a word of four letters or more, two in nine or more, counting two neighbours that changed places as one. */
function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 4 || Math.abs(a.length - b.length) > 2) return false
  const apart = distance(a, b)
  if (apart === 1 || (apart === 2 && length >= 9)) return true
  if (apart !== 2 || a.length !== b.length) return false
  let i = 0
  while (a[i] === b[i]) i++
  return a[i] === b[i + 1] && a[i + 1] === b[i]
}

function compareWords(a: readonly string[], b: readonly string[]): PartVerdict {
  if (a.length === 0 || b.length === 0) return MISSING
  const left = a.join('')
  const right = b.join('')
  if (left === right) return { level: 'same', shared: left }
  if (a.length > 1 && a.length === b.length && [...a].sort().join('') === [...b].sort().join('')) return { level: 'same', shared: left }
  const shorter = a.length < b.length ? a : b
  const longer = shorter === a ? b : a
  const first = shorter[0]!
  if (left.length === 1 || right.length === 1) {
    return left[0] === right[0] ? { level: 'initial', shared: '' } : DIFFERS
  }
  if (longer.length > shorter.length && first.length > 1 && shorter.every((w) => longer.includes(w))) return { level: 'partial', shared: first }
  if (longer.length > shorter.length && shorter.every((w) => longer.some((l) => l === w || (w.length === 1 && l[0] === w)))) {
    return { level: 'partial', shared: first }
  }
  if (a.length > 1 && b.length > 1 && a[0] === b[0] && a[0]!.length > 1 && (a[1]!.length === 1 || b[1]!.length === 1) && a[1]![0] === b[1]![0]) {
    return { level: 'same', shared: a[0]! }
  }
  if (isSlip(left, right)) return { level: 'similar', shared: '' }
  return DIFFERS
}

interface Aligned { family: PartVerdict; given: PartVerdict; swapped: boolean }

const worth = (v: Aligned): number => RANK[v.family.level] + RANK[v.given.level] - (v.swapped ? 0.5 : 0)

function alignSounds(a: Sound, b: Sound): Aligned {
  if (a.words === b.words) {
    const family: PartVerdict = { level: 'same', shared: a.family.join('') }
    const given: PartVerdict = a.given.length === 0 || b.given.length === 0 ? MISSING : { level: 'same', shared: a.given.join('') }
    return { family, given, swapped: a.ordered && b.ordered && a.family.join('') !== b.family.join('') }
  }
  const straight: Aligned = { family: compareWords(a.family, b.family), given: compareWords(a.given, b.given), swapped: false }
  const crossed: Aligned = { family: compareWords(a.family, b.given), given: compareWords(a.given, b.family), swapped: true }
  // a lone word whose place is not known may be either name
  if (crossed.family.level === 'missing' && crossed.given.level === 'missing') return straight
  const best = worth(crossed) > worth(straight) ? crossed : straight
  if (best.swapped && (RANK[best.family.level] < RANK.initial || RANK[best.given.level] < RANK.initial)) {
    if (a.ordered && b.ordered) return straight
  }
  return best
}

function compareBones(a: string, b: string): PartVerdict {
  if (a === '' || b === '') return MISSING
  const length = Math.min(a.length, b.length)
  if (a === b) return length >= 2 ? { level: 'similar', shared: '' } : UNKNOWN
  if (length >= 3 && distance(a, b) <= 1) return { level: 'similar', shared: '' }
  return a[0] === b[0] || distance(a, b) <= 1 ? UNKNOWN : DIFFERS
}

/** A Latin name beside its katakana (ジョン・スミス): the consonants are near each other, or nothing can be told. */
function alignBones(a: Sound, b: Sound): Aligned {
  const straight: Aligned = { family: compareBones(a.familyBones, b.familyBones), given: compareBones(a.givenBones, b.givenBones), swapped: false }
  const crossed: Aligned = { family: compareBones(a.familyBones, b.givenBones), given: compareBones(a.givenBones, b.familyBones), swapped: false }
  const best = worth(crossed) > worth(straight) ? crossed : straight
  // with a part that agrees the other may be written in another language's way
  if (best.family.level === 'similar' && best.given.level === 'differs') best.given = UNKNOWN
  if (best.given.level === 'similar' && best.family.level === 'differs') best.family = UNKNOWN
  return best
}

function compareSounds(a: Name, b: Name): (Aligned & { by: 'kana' | 'latin'; spelling: boolean }) | null {
  let best: (Aligned & { by: 'kana' | 'latin'; spelling: boolean }) | null = null
  for (const x of a.sounds) {
    for (const y of b.sounds) {
      const aligned = alignSounds(x, y)
      const by = x.strict !== null && y.strict !== null ? 'kana' : 'latin'
      if (x.strict !== null && y.strict !== null && !aligned.swapped) {
        // two kana readings that agree only once vowel lengths are dropped are two names (小野, 大野) or a slip
        if (aligned.family.level === 'same' && x.strict[0] !== y.strict[0]) aligned.family = { level: 'similar', shared: '' }
        if (aligned.given.level === 'same' && x.strict[1] !== y.strict[1]) aligned.given = { level: 'similar', shared: '' }
      }
      if ((x.foreign && y.strict !== null) || (y.foreign && x.strict !== null)) {
        const transcribed = alignBones(x, y)
        if (worth(transcribed) > worth(aligned) || aligned.family.level === 'differs' || aligned.given.level === 'differs') Object.assign(aligned, transcribed)
      }
      const spelling = x.spelt !== '' && y.spelt !== '' && x.spelt !== y.spelt
      if (best === null || worth(aligned) > worth(best)) best = { ...aligned, by, spelling }
    }
  }
  return best
}

function compareNative(a: Name, b: Name): Aligned {
  if (a.native === b.native) {
    const level = a.nativeRaw === b.nativeRaw ? 'same' : 'variant'
    const split = a.split || !b.split ? a : b
    if (split.nativeGiven === '') return { family: { level, shared: split.nativeFamily }, given: MISSING, swapped: false }
    return { family: { level, shared: split.nativeFamily }, given: { level, shared: split.nativeGiven }, swapped: false }
  }
  const level = 'same'
  if (a.nativeGiven !== '' && b.nativeGiven !== '' && a.nativeFamily + a.nativeGiven === b.nativeGiven + b.nativeFamily) {
    return { family: { level, shared: a.nativeFamily }, given: { level, shared: a.nativeGiven }, swapped: true }
  }
  const part = (x: string, y: string): PartVerdict => x === '' || y === '' ? MISSING : x === y ? { level, shared: x } : DIFFERS
  return { family: part(a.nativeFamily, b.nativeFamily), given: part(a.nativeGiven, b.nativeGiven), swapped: false }
}

function readAs(readings: ReadonlyMap<string, number> | null, spoken: readonly string[]): PartVerdict {
  if (spoken.length === 0) return MISSING
  const word = spoken.join('')
  if (readings !== null && readings.has(word)) return { level: 'reading', shared: word }
  if (readings === null) return UNKNOWN
  let known = 0
  for (const [reading, count] of readings) {
    known += count
    if (word.length === 1 && reading[0] === word) return { level: 'initial', shared: '' }
    if (isSlip(reading, word)) return { level: 'similar', shared: '' }
  }
  return known >= 2 ? DIFFERS : UNKNOWN
}

/** A name in kanji beside one in sounds. */
function compareAcross(native: Name, spoken: Name, readings: Readings): Aligned | null {
  let best: Aligned | null = null
  const families = readings.family(native.nativeFamily)
  const givens = native.nativeGiven === '' ? null : readings.given(native.nativeGiven)
  const givenOf = (words: readonly string[]): PartVerdict => native.nativeGiven === '' ? MISSING : readAs(givens, words)
  for (const sound of spoken.sounds) {
    const ways: Aligned[] = [{ family: readAs(families, sound.family), given: givenOf(sound.given), swapped: false }]
    ways.push({ family: readAs(families, sound.given), given: givenOf(sound.family), swapped: sound.ordered })
    for (const way of ways) if (best === null || worth(way) > worth(best)) best = way
  }
  return best
}

/** The verdict on two names. `readings` serves names of which one is known in kanji only. */
export function compareNames(a: Name, b: Name, readings: Readings): NameVerdict {
  const none: NameVerdict = { family: MISSING, given: MISSING, swapped: false, by: 'none', spelling: false }
  const sounds = compareSounds(a, b)
  if (a.native !== '' && b.native !== '') {
    const native = compareNative(a, b)
    const verdict: NameVerdict = { ...native, by: 'native', spelling: false }
    if (a.native === b.native || native.swapped) return verdict
    const heard = (written: PartVerdict, sound: PartVerdict | undefined, of: (n: string) => ReadonlyMap<string, number> | null, x: string, y: string): PartVerdict => {
      if (written.level === 'missing' && sound !== undefined && RANK[sound.level] >= RANK.initial) return sound
      if (written.level !== 'differs') return written
      if (sound !== undefined) return sound.level === 'same' ? { level: 'homophone', shared: sound.shared } : written
      const left = of(x)
      const right = of(y)
      if (left === null || right === null) return written
      for (const reading of left.keys()) if (right.has(reading)) return { level: 'homophone', shared: reading }
      return written
    }
    const sound = sounds !== null && !sounds.swapped ? sounds : undefined
    verdict.family = heard(native.family, sound?.family, (n) => readings.family(n), a.nativeFamily, b.nativeFamily)
    verdict.given = heard(native.given, sound?.given, (n) => readings.given(n), a.nativeGiven, b.nativeGiven)
    return verdict
  }
  if (sounds !== null) {
    const part = (v: PartVerdict): PartVerdict => v.level === 'same' && (a.native !== '' || b.native !== '' || sounds.by === 'kana') ? { level: 'reading', shared: v.shared } : v
    return { family: part(sounds.family), given: part(sounds.given), swapped: sounds.swapped, by: sounds.by, spelling: sounds.spelling }
  }
  const across = a.native !== '' && b.sounds.length > 0 ? compareAcross(a, b, readings)
    : b.native !== '' && a.sounds.length > 0 ? compareAcross(b, a, readings) : null
  return across === null ? none : { ...across, by: 'cross', spelling: false }
}
