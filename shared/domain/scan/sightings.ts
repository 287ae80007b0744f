/**
 * Decides which code in view becomes a scan. One code scans once. Of two codes in view the one that looks like this
 * exhibition's badges scans; if that does not decide, staff choose. A code that was in view beside another does not
 * scan only because one frame missed the other.
 */
import { bytesToHex, type FoundCode } from './code.ts'
import type { Gate } from './gate.ts'

/** A code in view, with its content as `scan.record` takes it. */
export interface Sighting extends FoundCode {
  payloadHex: string
}

export interface Seen {
  /** All codes of the frame, each content once. */
  inView: Sighting[]
  /** What counts as a scan now. */
  scan: Sighting | null
  /** The codes from which staff should choose; empty where one code decides. */
  choose: Sighting[]
}

export interface Sightings {
  /** Tells of the codes of one frame; `at` in milliseconds on a clock that never goes back. */
  see(scope: string, codes: readonly FoundCode[], at: number): Seen
  /**
   * Staff chose this code. The others of its group do not scan while they stay in view. True where it counts as a scan.
   */
  pick(scope: string, sighting: Sighting, at: number): boolean
}

/** How long codes stay a group after they were last in view together. */
const GROUP_MS = 2_000

/** @param prefers does this code look like a badge of this exhibition? Asked only where several are in view. */
export function createSightings(gate: Gate, prefers: (code: FoundCode) => boolean): Sightings {
  let group: Sighting[] = []
  let groupScope = ''
  let together = -Infinity
  let settled = false

  const scanOf = (scope: string, sighting: Sighting, at: number): Sighting | null =>
    gate.admits(scope, sighting.payloadHex, at) ? sighting : null

  return {
    see(scope, codes, at) {
      const unique = new Map(codes.map((code) => [bytesToHex(code.bytes), code]))
      const seen = [...unique].map(([payloadHex, code]): Sighting => ({ ...code, payloadHex }))
      if (at - together > GROUP_MS || scope !== groupScope) group = []
      groupScope = scope
      if (seen.length > 1) {
        const names = seen.map((sighting) => sighting.payloadHex)
        const grown = names.some((name) => !group.some((sighting) => sighting.payloadHex === name))
        if (grown) settled = false
        group = [...seen, ...group.filter((sighting) => !names.includes(sighting.payloadHex))]
        together = at
      }
      const [only] = seen
      if (only === undefined) return { inView: seen, scan: null, choose: settled ? [] : group }
      const grouped = group.some((sighting) => sighting.payloadHex === only.payloadHex)
      if (seen.length === 1 && !grouped) return { inView: seen, scan: scanOf(scope, only, at), choose: [] }
      const preferred = group.filter(prefers)
      const [choice] = preferred
      if (choice !== undefined && preferred.length === 1) {
        const here = seen.some((sighting) => sighting.payloadHex === choice.payloadHex)
        return { inView: seen, scan: here ? scanOf(scope, choice, at) : null, choose: [] }
      }
      if (settled) together = at
      return { inView: seen, scan: null, choose: settled ? [] : group }
    },
    pick(scope, sighting, at) {
      settled = true
      together = at
      return gate.admits(scope, sighting.payloadHex, at)
    },
  }
}
