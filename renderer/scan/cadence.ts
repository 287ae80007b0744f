/**
 * How hard to look at each camera frame. Most looks are quick; while nothing is found every fourth is thorough and every
 * fourth aided; while something is found every eighth looks for a second code; and while two are in view every frame
 * looks for all.
 */
import type { LookFor } from '../../shared/decode/look.ts'

export interface Cadence {
  /** What to do with the next frame, at `at` milliseconds. */
  next(at: number): Pick<LookFor, 'effort' | 'several'>
  /** How many codes a frame held. */
  saw(count: number, at: number): void
}

const THOROUGH_EVERY = 4
/** Of every four missed frames the second is looked at with an aid, which costs no more than a quick look. */
const AIDED_AT = 1
const SEVERAL_EVERY = 8
const TOGETHER_MS = 1_500

export function createCadence(): Cadence {
  let missed = 0
  let hit = 0
  let together = -Infinity
  return {
    next(at) {
      if (at - together < TOGETHER_MS) return { effort: 'quick', several: true }
      if (missed > 0 && missed % THOROUGH_EVERY === THOROUGH_EVERY - 1) return { effort: 'thorough', several: true }
      if (missed % THOROUGH_EVERY === AIDED_AT) return { effort: 'aided', several: false }
      return { effort: 'quick', several: hit > 0 && hit % SEVERAL_EVERY === 0 }
    },
    saw(count, at) {
      missed = count === 0 ? missed + 1 : 0
      hit = count === 0 ? 0 : hit + 1
      if (count > 1) together = at
    },
  }
}
