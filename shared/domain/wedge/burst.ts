/**
 * Tells a hand scanner from a person by rhythm: a scanner sends keys a few milliseconds apart and never holds one down.
 * The first keys look like typing, so each is answered with `maybe`. From the fourth key on it is a burst, until the
 * keys stop. A line end does not end a burst, because 2D codes hold lines; silence does.
 */
import { isCodeKey, type PhysicalKey } from './keys.ts'
import { keysToText, type Keymap } from './keys-to-text.ts'

/** What a scanner adds after a code. `any` takes Enter, Tab or nothing. */
export type WedgeSuffix = 'enter' | 'tab' | 'none' | 'any'

export interface BurstOptions {
  keymap: Keymap
  /** Text that the scanner puts before the code; empty for none. */
  prefix: string
  suffix: WedgeSuffix
  /**
   * Keys this close together, in milliseconds, may come from a scanner. A held key repeats as fast; its repeat flag
   * tells it apart.
   */
  maxGapMs: number
  /**
   * The same where nobody can be typing text. It is longer: radio scanners stutter, and half a code would be a wrong
   * code.
   */
  looseGapMs: number
  /** So many keys in that rhythm come from a scanner. */
  minKeys: number
  /**
   * A burst that ended with its suffix is over after so much silence, in milliseconds. Longer than a gap, because radio
   * scanners stutter.
   */
  suffixMs: number
  /**
   * The same for a burst without suffix. Longer still, because something is missing unless the scanner sends no suffix.
   */
  endMs: number
  /** The same for a burst inside a card whose end has not come. */
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

/** No badge holds more keys. The rest comes from a stuck key. */
const MAX_KEYS = 16_384

/** So many keys at either end show the kind of code, prefix and spaces included. */
const HEAD_KEYS = 40

/** `pass`: surely not a scanner. `maybe`: not known yet. `burst`: surely a scanner, and so were the keys before. */
export type Verdict = 'pass' | 'maybe' | 'burst'

export interface BurstTracker {
  /**
   * Tells of a key pressed at `at` (milliseconds, a clock that never goes back). `typing`: a person may be writing
   * there.
   */
  press(key: PhysicalKey, at: number, repeat: boolean, typing: boolean): Verdict
  /** Adds a key that is no press of its own, such as the release of Alt; only inside a burst or a possible one. */
  note(key: PhysicalKey): void
  /** How much silence, in milliseconds, ends what is open; null when nothing is open. */
  wait(): number | null
  /** Ends what is open: the keys of a burst, or null for typing. */
  finish(): PhysicalKey[] | null
  /** Is there an open burst? */
  active(): boolean
}

export function createBurstTracker(options: BurstOptions): BurstTracker {
  let keys: PhysicalKey[] = []
  /**
   * The keys that silence ended without a suffix. If the next key was only late, they are the beginning of its code.
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
  /** A prefix proves the scanner: its keys may come slower, and the code may be short. */
  const prefixed = (): boolean =>
    options.prefix !== '' &&
    keys.length > options.prefix.length &&
    keysToText(keys.slice(0, options.prefix.length * 2), options.keymap).startsWith(options.prefix)
  const isSuffix = (key: PhysicalKey | undefined): boolean =>
    key !== undefined &&
    options.suffix !== 'none' &&
    ((options.suffix !== 'tab' && key.code.endsWith('Enter')) || (options.suffix !== 'enter' && key.code === 'Tab'))
  /**
   * Is this the beginning of a card whose end is still to come? Looks at both ends only, because it runs at every key.
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

/** The code of a burst, without prefix, suffix, and the second half from a scanner that sends each code twice. */
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
    // Sent twice without a pause: X⏎X⏎, or X⏎X where the last suffix got lost.
    const whole = text.endsWith(end) ? text : text + end
    const half = whole.slice(0, whole.length / 2)
    if (whole.length % 2 === 0 && half.length > 2 && half.endsWith(end) && half + half === whole) return strip(half)
  }
  return strip(text)
}
