/**
 * The camera sees a badge twenty times a second, and the badge must scan once. The gate opens for a code that was out
 * of sight for some seconds. It counts from the last sighting, so a badge that stays in view stays one scan.
 */

/** How long a code must be out of sight before it scans again, in milliseconds. */
export const GATE_MS = 5_000

/** Decides whether a sighting is a scan. */
export interface Gate {
  /**
   * Tells of a sighting; true where it counts as a scan.
   * @param scope whose scan it would be: another exhibitor's scan of the same badge is another scan
   * @param payloadHex what was seen
   * @param at a clock that never goes back, in milliseconds
   */
  admits(scope: string, payloadHex: string, at: number): boolean
  /** Lets the next sighting through at once, after an undo or a scan that could not be saved. */
  forget(scope: string, payloadHex: string): void
}

/** A gate that remembers sightings for `ms`. It drops older ones, so that three days of fair do not fill the memory. */
export function createGate(ms: number = GATE_MS): Gate {
  const seen = new Map<string, number>()
  const keyOf = (scope: string, payloadHex: string): string => `${scope}\n${payloadHex}`
  return {
    admits(scope, payloadHex, at) {
      for (const [key, when] of seen) {
        if (at - when < ms) break
        seen.delete(key)
      }
      const key = keyOf(scope, payloadHex)
      const fresh = !seen.has(key)
      // Deleted and set again, to keep the map in order of the last sighting.
      seen.delete(key)
      seen.set(key, at)
      return fresh
    },
    forget(scope, payloadHex) {
      seen.delete(keyOf(scope, payloadHex))
    },
  }
}
