/** Holds what a search found against a labelled set. */
import { pairId } from '../../../shared/domain/duplicates/pairs.ts'
import type { DuplicatePair } from '../../../shared/domain/duplicates/compared.ts'
import type { LabelledSet } from './generate.ts'

export interface Measured {
  precision: number
  recall: number
  f1: number
  found: number
  right: number
  true: number
  /** Per rule: true pairs in which it played a part, and how many of them were found. */
  byRule: Map<string, { pairs: number; found: number }>
  /** Per kind of lookalike: pairs, and how many were wrongly taken for one person. */
  byLookalike: Map<string, { pairs: number; found: number }>
}

/** Precision, recall and F1 over pairs of score `from` or more. */
export function measure(set: LabelledSet, found: readonly DuplicatePair[], from: number): Measured {
  const ids = new Set(found.filter((p) => p.score >= from).map((p) => pairId(p.a, p.b)))
  const byRule: Measured['byRule'] = new Map()
  const byLookalike: Measured['byLookalike'] = new Map()
  const count = (into: Measured['byRule'], key: string, hit: boolean): void => {
    const entry = into.get(key) ?? { pairs: 0, found: 0 }
    entry.pairs++
    if (hit) entry.found++
    into.set(key, entry)
  }
  let right = 0
  for (const [id, rules] of set.truth) {
    const hit = ids.has(id)
    if (hit) right++
    for (const rule of rules) count(byRule, rule, hit)
  }
  for (const [id, kind] of set.lookalikes) count(byLookalike, kind, ids.has(id))
  const precision = ids.size === 0 ? 1 : right / ids.size
  const recall = set.truth.size === 0 ? 1 : right / set.truth.size
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision, recall, f1, found: ids.size, right, true: set.truth.size, byRule, byLookalike }
}
