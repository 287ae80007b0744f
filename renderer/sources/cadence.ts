/**
 * Chooses how hard to look at each camera frame. While nothing is found, every second look is quick; the others use
 * aids and sometimes a thorough search. After a find, frames get the effort that found it, and every eighth looks for
 * a second code. With two codes in view every frame looks for all.
 */
import type { LookFor } from '../../shared/decode/look.ts'

export interface Cadence {
  /** What to do with the next frame, at `at` milliseconds. */
  next(at: number): Pick<LookFor, 'effort' | 'several'>
  /** How many codes a frame held. */
  saw(count: number, at: number): void
}

/**
 * Every second frame without a code gets more than a quick look: three times an aid, which costs little, then one
 * thorough look.
 */
const MORE_EVERY = 2
const THOROUGH_EVERY = 8
const SEVERAL_EVERY = 8
const TOGETHER_MS = 1_500

export function createCadence(): Cadence {
  let missed = 0
  let hit = 0
  let together = -Infinity
  let last: LookFor['effort'] = 'quick'
  let needed: LookFor['effort'] = 'quick'
  const choose = (at: number): Pick<LookFor, 'effort' | 'several'> => {
    if (hit > 0) return { effort: needed, several: at - together < TOGETHER_MS || hit % SEVERAL_EVERY === 0 }
    if (missed % THOROUGH_EVERY === THOROUGH_EVERY - 1) return { effort: 'thorough', several: true }
    const several = at - together < TOGETHER_MS
    return { effort: missed % MORE_EVERY === MORE_EVERY - 1 ? 'aided' : 'quick', several }
  }
  return {
    next(at) {
      const chosen = choose(at)
      last = chosen.effort
      return chosen
    },
    saw(count, at) {
      missed = count === 0 ? missed + 1 : 0
      hit = count === 0 ? 0 : hit + 1
      needed = last
      if (count > 1) together = at
    },
  }
}
