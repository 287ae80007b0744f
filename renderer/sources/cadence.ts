/**
 * How hard to look at each camera frame. While nothing is found every second look is a quick one, and the others take
 * turns: aids, and now and then a thorough look; while something is found frames are looked at as hard as it took to
 * find
 * it, every eighth for a second code; and while two are in view every frame looks for all.
 */
import type { LookFor } from '../../shared/decode/look.ts'

export interface Cadence {
  /** What to do with the next frame, at `at` milliseconds. */
  next(at: number): Pick<LookFor, 'effort' | 'several'>
  /** How many codes a frame held. */
  saw(count: number, at: number): void
}

/**
 * Every second missed frame gets more than a quick look: three an aid, which costs hardly more, and then one a thorough
 * look.
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
