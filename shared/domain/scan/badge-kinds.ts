/**
 * Learns what this exhibition's badges look like: the kind of code and what it holds. With this the camera looks for
 * fewer kinds of code and prefers a badge to another code in view.
 */
import type { BadgeFormat } from '../badge/reading.ts'
import type { Symbology } from './symbologies.ts'

/** One kind, and how often it was scanned, up to `ENOUGH`. */
export interface BadgeKind {
  symbology: Symbology
  format: BadgeFormat
  count: number
}

/** A kind is known after so many scans. */
const KNOWN = 3
/** Counting stops here: higher counts change nothing. */
export const ENOUGH = 20

/** The kinds after one more scan; the same array where nothing changes. */
export function learnKind(
  kinds: readonly BadgeKind[],
  symbology: Symbology,
  format: BadgeFormat,
): readonly BadgeKind[] {
  const old = kinds.find((kind) => kind.symbology === symbology && kind.format === format)
  if (old === undefined) return [...kinds, { symbology, format, count: 1 }]
  return old.count >= ENOUGH ? kinds : kinds.map((kind) => (kind === old ? { ...old, count: old.count + 1 } : kind))
}

/** Were codes of this kind and content scanned often enough to count as badges? */
export function isKnownKind(kinds: readonly BadgeKind[], symbology: Symbology, format: BadgeFormat): boolean {
  return kinds.some((kind) => kind.count >= KNOWN && kind.symbology === symbology && kind.format === format)
}

/** The kinds of code to look for first. Empty, for all kinds, until one is known. */
export function symbologiesOf(kinds: readonly BadgeKind[]): Symbology[] {
  if (!kinds.some(({ count }) => count >= ENOUGH)) return []
  return [...new Set(kinds.filter(({ count }) => count >= KNOWN).map(({ symbology }) => symbology))].toSorted()
}
