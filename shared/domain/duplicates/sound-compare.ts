/**
 * Compares names by their sounds: the same word in another spelling, with a typing error, as an initial, in another
 * order, or a Latin name with its katakana. The result does not depend on which name comes first.
 */
import { distance } from 'fastest-levenshtein'
import { wordsOf, type Name, type Sound } from './name.ts'
import type { Spoken } from './spoken.ts'
import { DIFFERS, MISSING, RANK, SIMILAR, UNKNOWN, worth, type Aligned, type PartVerdict } from './verdict.ts'

/**
 * One error in a word of at least four letters, two in one of at least nine. Two neighbours that changed places are one
 * error.
 */
export function isSlip(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  if (length < 4 || Math.abs(a.length - b.length) > 2) return false
  const apart = distance(a, b)
  if (apart === 1 || (apart === 2 && length >= 9)) return true
  if (apart !== 2 || a.length !== b.length) return false
  let i = 0
  while (a[i] === b[i]) i++
  return a[i] === b[i + 1] && a[i + 1] === b[i]
}

function compareSpoken(x: Spoken, y: Spoken): PartVerdict {
  const left = x.joined
  const right = y.joined
  if (left === '' || right === '') return MISSING
  if (left === right) return { level: 'same', shared: left }
  const a = x.words
  const b = y.words
  if (a.length > 1 && a.length === b.length && [...a].sort().join('') === [...b].sort().join(''))
    return { level: 'same', shared: left }
  const shorter = a.length < b.length ? a : b
  const longer = shorter === a ? b : a
  const first = shorter[0]!
  if (left.length === 1 || right.length === 1) {
    return left[0] === right[0] ? { level: 'initial', shared: '' } : DIFFERS
  }
  if (longer.length > shorter.length && first.length > 1 && shorter.every((w) => longer.includes(w)))
    return { level: 'partial', shared: first }
  if (
    longer.length > shorter.length &&
    shorter.every((w) => longer.some((l) => l === w || (w.length === 1 && l[0] === w)))
  ) {
    return { level: 'partial', shared: first }
  }
  if (
    a.length > 1 &&
    b.length > 1 &&
    a[0] === b[0] &&
    a[0]!.length > 1 &&
    (a[1]!.length === 1 || b[1]!.length === 1) &&
    a[1]![0] === b[1]![0]
  ) {
    return { level: 'same', shared: a[0]! }
  }
  if (isSlip(left, right) || (x.plain !== '' && y.plain !== '' && isSlip(x.plain, y.plain))) return SIMILAR
  return DIFFERS
}

function haveSameWords(a: Sound, b: Sound): boolean {
  const count = (s: Sound): number => s.family.words.length + s.given.words.length
  if (count(a) !== count(b)) return false
  if (count(a) > 2) return wordsOf(a) === wordsOf(b)
  return (
    (a.family.joined === b.family.joined && a.given.joined === b.given.joined) ||
    (a.family.joined === b.given.joined && a.given.joined === b.family.joined)
  )
}

/** Of two sounds, first the one whose order of names is surer. */
function oriented(a: Sound, b: Sound): readonly [Sound, Sound] {
  if (a.ordered !== b.ordered) return a.ordered ? [a, b] : [b, a]
  const text = (s: Sound): string => `${s.family.joined} ${s.given.joined}`
  return text(a) <= text(b) ? [a, b] : [b, a]
}

function alignSounds(one: Sound, other: Sound): Aligned {
  const [a, b] = oriented(one, other)
  if (haveSameWords(a, b)) {
    const lone = a.given.joined === '' || b.given.joined === ''
    return {
      family: { level: 'same', shared: a.family.joined || a.given.joined },
      given: lone ? MISSING : { level: 'same', shared: a.given.joined },
      swapped: a.ordered && b.ordered && a.family.joined !== b.family.joined,
    }
  }
  const straight: Aligned = {
    family: compareSpoken(a.family, b.family),
    given: compareSpoken(a.given, b.given),
    swapped: false,
  }
  const crossed: Aligned = {
    family: compareSpoken(a.family, b.given),
    given: compareSpoken(a.given, b.family),
    swapped: true,
  }
  if (worth(crossed) <= worth(straight)) return straight
  // Where both records name the family name, only full agreement proves them wrong.
  const agrees = RANK[crossed.family.level] >= RANK.initial && RANK[crossed.given.level] >= RANK.initial
  return agrees || !a.ordered || !b.ordered ? crossed : straight
}

const isForeign = (sound: Sound): boolean => sound.family.foreign || sound.given.foreign

function compareBones(a: string, b: string): PartVerdict {
  if (a === '' || b === '') return MISSING
  const length = Math.min(a.length, b.length)
  if (a === b) return length >= 2 ? SIMILAR : UNKNOWN
  if (length >= 3 && distance(a, b) <= 1) return SIMILAR
  return a[0] === b[0] || distance(a, b) <= 1 ? UNKNOWN : DIFFERS
}

/** A Latin name against its katakana (ジョン・スミス). Either the consonants are near each other, or nothing can be told. */
function alignBones(latin: Sound, kana: Sound): Aligned {
  const straight: Aligned = {
    family: compareBones(latin.family.bones, kana.family.bones),
    given: compareBones(latin.given.bones, kana.given.bones),
    swapped: false,
  }
  const crossed: Aligned = {
    family: compareBones(latin.family.bones, kana.given.bones),
    given: compareBones(latin.given.bones, kana.family.bones),
    swapped: false,
  }
  const best = worth(crossed) > worth(straight) ? crossed : straight
  // If one part agrees, the other may be written as in another language.
  if (best.family.level === 'similar' && best.given.level === 'differs') best.given = UNKNOWN
  if (best.given.level === 'similar' && best.family.level === 'differs') best.family = UNKNOWN
  return best
}

const speltOf = (sound: Sound): string =>
  `${sound.family.spelt} ${sound.given.spelt}`.trim().split(' ').sort().join(' ')

export interface Heard extends Aligned {
  by: 'kana' | 'latin' | 'transcribed'
  spelling: boolean
}

function comparePairOfSounds(x: Sound, y: Sound): Heard {
  const by = x.kana && y.kana ? 'kana' : 'latin'
  const spelling = !x.kana && !y.kana && speltOf(x) !== speltOf(y)
  const aligned = alignSounds(x, y)
  if (by === 'kana' && !aligned.swapped) {
    // Two kana readings that are equal only without vowel lengths are two names (小野, 大野) or an error.
    if (aligned.family.level === 'same' && x.family.strict !== y.family.strict) aligned.family = SIMILAR
    if (aligned.given.level === 'same' && x.given.strict !== y.given.strict) aligned.given = SIMILAR
  }
  if (x.kana !== y.kana && (isForeign(x) || isForeign(y))) {
    const transcribed = x.kana ? alignBones(y, x) : alignBones(x, y)
    const clash = aligned.family.level === 'differs' || aligned.given.level === 'differs'
    if (clash || worth(transcribed) > worth(aligned)) return { ...transcribed, by: 'transcribed', spelling }
  }
  return { ...aligned, by, spelling }
}

/** The better of two verdicts. Of equal ones always the same, in either order. */
function betterHeard(p: Heard, q: Heard): Heard {
  const apart =
    worth(p) - worth(q) ||
    RANK[p.given.level] - RANK[q.given.level] ||
    Number(p.by === 'kana') - Number(q.by === 'kana') ||
    Number(q.spelling) - Number(p.spelling)
  if (apart !== 0) return apart > 0 ? p : q
  return `${p.family.shared} ${p.given.shared}` <= `${q.family.shared} ${q.given.shared}` ? p : q
}

/** The best match among the ways in which two names are known to sound; null where one is not known in sounds. */
export function compareSounds(a: Name, b: Name): Heard | null {
  let best: Heard | null = null
  for (const x of a.sounds) {
    for (const y of b.sounds) {
      const heard = comparePairOfSounds(x, y)
      best = best === null ? heard : betterHeard(best, heard)
    }
  }
  return best
}
