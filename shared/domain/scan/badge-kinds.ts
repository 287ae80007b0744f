/**
 * What this exhibition's badges look like, learned from what was scanned: the kind of code and what it holds. Used to
 * look
 * for fewer kinds of code, and to prefer a badge where another code is in view beside it.
 */
import type { BadgeFormat } from '../badge/reading.ts'
import type { Symbology } from './symbologies.ts'

/** One kind, and how often it was scanned, up to `ENOUGH`. */
export interface BadgeKind {
  symbology: Symbology
  format: BadgeFormat
  count: number
}

/** So many scans of a kind make it known. */
const KNOWN = 3
/** Counting stops here: more says nothing more. */
export const ENOUGH = 20

/** The kinds with one more scan; the same array where that adds nothing. */
export function learnKind(
  kinds: readonly BadgeKind[],
  symbology: Symbology,
  format: BadgeFormat,
): readonly BadgeKind[] {
  const old = kinds.find((kind) => kind.symbology === symbology && kind.format === format)
  if (old === undefined) return [...kinds, { symbology, format, count: 1 }]
  return old.count >= ENOUGH ? kinds : kinds.map((kind) => (kind === old ? { ...old, count: old.count + 1 } : kind))
}

/** Was this kind of code, holding this, scanned often enough to be taken for a badge? */
export function isKnownKind(kinds: readonly BadgeKind[], symbology: Symbology, format: BadgeFormat): boolean {
  return kinds.some((kind) => kind.count >= KNOWN && kind.symbology === symbology && kind.format === format)
}

/** The kinds of code to look for first; empty, for all, until one was scanned often enough. */
export function symbologiesOf(kinds: readonly BadgeKind[]): Symbology[] {
  if (!kinds.some(({ count }) => count >= ENOUGH)) return []
  return [...new Set(kinds.filter(({ count }) => count >= KNOWN).map(({ symbology }) => symbology))].toSorted()
}
