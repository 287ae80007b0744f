/**
 * Tells a scanner from a person by rhythm: a scanner sends keys a few milliseconds apart and never holds one down. The
 * first keys
 * of a burst cannot be told from typing, so each is answered with `maybe`; from the fourth on it is a burst and stays
 * one
 * until it is quiet. A line end inside a burst does not end it, since 2D codes hold lines; silence does.
 */
import { isCodeKey, type PhysicalKey } from './keys.ts'
import { keysToText, type Keymap } from './keys-to-text.ts'

/** What a scanner adds at the end of a code; `any` takes Enter or Tab or nothing. */
export type WedgeSuffix = 'enter' | 'tab' | 'none' | 'any'

export interface BurstOptions {
  keymap: Keymap
  /** Text the scanner is set to put in front; empty for none. */
  prefix: string
  suffix: WedgeSuffix
  /**
   * Keys this close together, in milliseconds, may be a scanner. Auto-repeat of a held key is as fast, and is told
   * apart
   * by its flag.
   */
  maxGapMs: number
  /** The same where nobody can be typing a text: a radio scanner stutters, and half its code would be a wrong code. */
  looseGapMs: number
  /** So many keys in that rhythm are a scanner. */
  minKeys: number
  /**
   * A burst that ended with its suffix is over after so much silence, in milliseconds: longer than a gap, since radio
   * scanners stutter.
   */
  suffixMs: number
  /** One without: longer still, since something is missing unless the scanner is set to send no suffix. */
  endMs: number
  /** One that stopped inside a card, whose end is known and has not come. */
  unfinishedMs: number
}

export const BURST_DEFAULTS: Omit<BurstOptions, 'keymap'> = {
  prefix: '',
  suffix: 'any',
  maxGapMs: 35,
  looseGapMs: 55,
  minKeys: 4,
  suffixMs: 55,
  endMs: 250,
  unfinishedMs: 1_000,
}

/** With `suffix: 'none'` every code ends by silence, and staff should not wait for it. */
const NO_SUFFIX_END_MS = 100

/** No badge holds more; what comes after belongs to a stuck key or a cat. */
const MAX_KEYS = 16_384

/** So many keys at either end tell what kind of code it is, prefix and spaces included. */
const HEAD_KEYS = 40

/** `pass`: surely not a scanner. `maybe`: not known yet. `burst`: surely a scanner, this key and those before it. */
export type Verdict = 'pass' | 'maybe' | 'burst'

export interface BurstTracker {
  /**
   * Tells of a key pressed at `at` (milliseconds, a clock that never goes back); `typing`: where a person may be
   * writing.
   */
  press(key: PhysicalKey, at: number, repeat: boolean, typing: boolean): Verdict
  /** Adds a key that is no press of its own, as the release of Alt; only inside a burst or a candidate. */
  note(key: PhysicalKey): void
  /** How much silence, in milliseconds, decides what is open; null when nothing is. */
  wait(): number | null
  /** Ends what is open: the keys of a burst, or null where it was typing. */
  finish(): PhysicalKey[] | null
  /** Is a burst recognised and still open? */
  active(): boolean
}

export function createBurstTracker(options: BurstOptions): BurstTracker {
  let keys: PhysicalKey[] = []
  /**
   * The keys that silence ended without a suffix. The next key tells by its time whether it only came late: then they
   * are the head of its code.
   */
  let ended: PhysicalKey[] = []
  let last = -Infinity
  let burst = false
  let closest = options.maxGapMs
  let head: string | null = null

  const reset = (): void => {
    keys = []
    head = null
    burst = false
  }
  /** A prefix vouches for the scanner: its keys may come slower, and the code may be short. */
  const prefixed = (): boolean =>
    options.prefix !== '' &&
    keys.length > options.prefix.length &&
    keysToText(keys.slice(0, options.prefix.length * 2), options.keymap).startsWith(options.prefix)
  const isSuffix = (key: PhysicalKey | undefined): boolean =>
    key !== undefined &&
    options.suffix !== 'none' &&
    ((options.suffix !== 'tab' && key.code.endsWith('Enter')) || (options.suffix !== 'enter' && key.code === 'Tab'))
  /**
   * Is this the beginning of a card whose end is still to come? Looks at both ends only, since it is asked at every
   * key.
   */
  const isUnfinished = (): boolean => {
    if (head === null && keys.length >= HEAD_KEYS)
      head = keysToText(keys.slice(0, HEAD_KEYS), options.keymap).trimStart().toUpperCase()
    const start = head ?? keysToText(keys, options.keymap).trimStart().toUpperCase()
    const tail = keysToText(keys.slice(-HEAD_KEYS), options.keymap).trimEnd().toUpperCase()
    if (start.includes('BEGIN:VCARD')) return !tail.endsWith('END:VCARD')
    return start.startsWith('{') && !tail.endsWith('}')
  }
  const endMs = options.suffix === 'none' ? Math.min(NO_SUFFIX_END_MS, options.endMs) : options.endMs
  const wait = (): number => {
    if (!burst) return options.prefix === '' ? closest : NO_SUFFIX_END_MS
    if (isUnfinished()) return options.unfinishedMs
    return isSuffix(keys.at(-1)) ? options.suffixMs : endMs
  }

  return {
    press(key, at, repeat, typing) {
      const gap = at - last
      const before = ended
      last = at
      ended = []
      if (burst) {
        if (!repeat && isCodeKey(key) && keys.length < MAX_KEYS) keys.push(key)
        return 'burst'
      }
      if (repeat || !isCodeKey(key) || (key.ctrl && keys.length === 0)) {
        reset()
        return 'pass'
      }
      closest = typing ? options.maxGapMs : options.looseGapMs
      if (gap > wait()) reset()
      else if (keys.length === 0) keys = before
      keys.push(key)
      burst = (gap <= closest && keys.length >= options.minKeys) || prefixed()
      return burst ? 'burst' : 'maybe'
    },
    note(key) {
      if (keys.length > 0) keys.push(key)
    },
    wait: () => (keys.length === 0 ? null : wait()),
    finish() {
      const result = burst ? keys : null
      ended = isSuffix(keys.at(-1)) ? [] : keys
      reset()
      return result
    },
    active: () => burst,
  }
}

/**
 * The code that a burst of keys types: without prefix, suffix, and without the second half of a scanner that delivers
 * twice.
 */
export function burstText(
  keys: readonly PhysicalKey[],
  options: Pick<BurstOptions, 'keymap' | 'prefix' | 'suffix'>,
): string {
  const ends = options.suffix === 'none' ? '' : { enter: '\n', tab: '\t', any: '\n\t' }[options.suffix]
  const strip = (text: string): string => {
    const bare = text !== '' && ends.includes(text.at(-1) ?? '') ? text.slice(0, -1) : text
    return options.prefix !== '' && bare.startsWith(options.prefix) ? bare.slice(options.prefix.length) : bare
  }
  const text = keysToText(keys, options.keymap)
  for (const end of ends) {
    // Delivered twice without a pause: X⏎X⏎, or X⏎X where the last suffix got lost.
    const whole = text.endsWith(end) ? text : text + end
    const half = whole.slice(0, whole.length / 2)
    if (whole.length % 2 === 0 && half.length > 2 && half.endsWith(end) && half + half === whole) return strip(half)
  }
  return strip(text)
}
