/**
 * Compares two names part by part: in kanji, in sounds, and one against the other by known readings. The result is a
 * verdict for the family name and one for the given name. It does not depend on which name comes first.
 */
import { nativeOf, type Name } from './name.ts'
import { compareSounds, isSlip } from './sound-compare.ts'
import type { Spoken } from './spoken.ts'
import {
  DIFFERS,
  MISSING,
  RANK,
  SIMILAR,
  UNKNOWN,
  worth,
  type Aligned,
  type NameVerdict,
  type PartVerdict,
} from './verdict.ts'

/**
 * Knows how a part of a name may be read: folded words, each with its share of the known readings; null where no
 * reading is known.
 */
export interface Readings {
  family(native: string): ReadonlyMap<string, number> | null
  given(native: string): ReadonlyMap<string, number> | null
}

function compareNative(a: Name, b: Name): Aligned {
  const native = nativeOf(a)
  if (native === nativeOf(b)) {
    const level = (a.nativeRaw || native) === (b.nativeRaw || native) ? 'same' : 'variant'
    const split = a.split === b.split ? (a.nativeFamily <= b.nativeFamily ? a : b) : a.split ? a : b
    if (split.nativeGiven === '')
      return { family: { level, shared: split.nativeFamily }, given: MISSING, swapped: false }
    return {
      family: { level, shared: split.nativeFamily },
      given: { level, shared: split.nativeGiven },
      swapped: false,
    }
  }
  const level = 'same'
  if (
    a.nativeGiven !== '' &&
    b.nativeGiven !== '' &&
    a.nativeFamily + a.nativeGiven === b.nativeGiven + b.nativeFamily
  ) {
    const [first, second] = [a.nativeFamily, a.nativeGiven].sort()
    return { family: { level, shared: first! }, given: { level, shared: second! }, swapped: true }
  }
  const part = (x: string, y: string): PartVerdict =>
    x === '' || y === '' ? MISSING : x === y ? { level, shared: x } : DIFFERS
  return { family: part(a.nativeFamily, b.nativeFamily), given: part(a.nativeGiven, b.nativeGiven), swapped: false }
}

function readAs(readings: ReadonlyMap<string, number> | null, { joined: word }: Spoken): PartVerdict {
  if (word === '') return MISSING
  if (readings !== null && readings.has(word)) return { level: 'reading', shared: word }
  if (readings === null) return UNKNOWN
  let known = 0
  for (const [reading, count] of readings) {
    known += count
    if (word.length === 1 && reading[0] === word) return { level: 'initial', shared: '' }
    if (isSlip(reading, word)) return SIMILAR
  }
  return known >= 2 ? DIFFERS : UNKNOWN
}

/** A name in kanji against a name in sounds. */
function compareAcross(native: Name, spoken: Name, readings: Readings): Aligned | null {
  let best: Aligned | null = null
  const families = readings.family(native.nativeFamily)
  const givens = native.nativeGiven === '' ? null : readings.given(native.nativeGiven)
  const givenOf = (part: Spoken): PartVerdict => (native.nativeGiven === '' ? MISSING : readAs(givens, part))
  for (const sound of spoken.sounds) {
    const ways: Aligned[] = [{ family: readAs(families, sound.family), given: givenOf(sound.given), swapped: false }]
    ways.push({ family: readAs(families, sound.given), given: givenOf(sound.family), swapped: sound.ordered })
    for (const way of ways) if (best === null || worth(way) > worth(best)) best = way
  }
  return best
}

/** The verdict on two names. `readings` is for names of which one is known in kanji only. */
export function compareNames(a: Name, b: Name, readings: Readings): NameVerdict {
  const none: NameVerdict = { family: MISSING, given: MISSING, swapped: false, by: 'none', spelling: false }
  const sounds = compareSounds(a, b)
  const leftNative = a.nativeFamily !== ''
  const rightNative = b.nativeFamily !== ''
  if (leftNative && rightNative) {
    const native = compareNative(a, b)
    const verdict: NameVerdict = { ...native, by: 'native', spelling: false }
    if (native.swapped || nativeOf(a) === nativeOf(b)) return verdict
    const heard = (
      written: PartVerdict,
      sound: PartVerdict | undefined,
      of: (n: string) => ReadonlyMap<string, number> | null,
      x: string,
      y: string,
    ): PartVerdict => {
      if (written.level === 'missing' && sound !== undefined && RANK[sound.level] >= RANK.initial) return sound
      if (written.level !== 'differs') return written
      if (sound !== undefined) return sound.level === 'same' ? { level: 'homophone', shared: sound.shared } : written
      const left = of(x)
      const right = of(y)
      if (left === null || right === null) return written
      const [common] = [...left.keys()].filter((reading) => right.has(reading)).sort()
      return common === undefined ? written : { level: 'homophone', shared: common }
    }
    const sound = sounds !== null && !sounds.swapped ? sounds : undefined
    verdict.family = heard(native.family, sound?.family, (n) => readings.family(n), a.nativeFamily, b.nativeFamily)
    verdict.given = heard(native.given, sound?.given, (n) => readings.given(n), a.nativeGiven, b.nativeGiven)
    return verdict
  }
  if (sounds !== null) {
    const part = (v: PartVerdict): PartVerdict =>
      v.level === 'same' && (leftNative || rightNative || sounds.by === 'kana')
        ? { level: 'reading', shared: v.shared }
        : v
    return {
      family: part(sounds.family),
      given: part(sounds.given),
      swapped: sounds.swapped,
      by: sounds.by,
      spelling: sounds.spelling,
    }
  }
  const across =
    leftNative && b.sounds.length > 0
      ? compareAcross(a, b, readings)
      : rightNative && a.sounds.length > 0
        ? compareAcross(b, a, readings)
        : null
  return across === null ? none : { ...across, by: 'cross', spelling: false }
}
