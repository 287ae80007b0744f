/**
 * Finds visitors who may be one person. It reads every record once, learns from all, compares only records that share a
 * key, and keeps pairs with a high enough score. The result does not depend on the order of the records. Memory grows
 * with the records, not with their pairs.
 */
import { AppError } from '../../errors.ts'
import { Blocks, KINDS, MAX_VISITORS } from './blocking.ts'
import { reasonsOf } from './explain.ts'
import { Knowledge } from './knowledge.ts'
import type { DuplicatePair, ComparedVisitor } from './compared.ts'
import { Lexicon } from './lexicon.ts'
import { traitsOf, type Traits } from './traits.ts'
import { Scale } from './weigh.ts'

export interface FindOptions {
  /** Pairs below this score are left out, 0 to 1. */
  minScore: number
  /** Only visitors of whom this exhibitor has a lead, so that nobody learns of another exhibitor's visitors. */
  exhibitorId?: string
  /** The share that is done, 0 to 1. It never goes back. */
  onProgress?: (share: number) => void
  /** Asked often; true ends the search with the failure `cancelled`. */
  shouldStop?: () => boolean
}

/** Records or pairs between two checks of `shouldStop`. */
const STRIDE = 2000
/** The share of the time for reading and learning, roughly. */
const READING = 0.3

/**
 * The pairs of visitors that score at least `minScore`, best first, then by id. Throws `cancelled` when told to stop,
 * and `input_invalid` for more than 8,388,608 records.
 */
export function findDuplicates(visitors: Iterable<ComparedVisitor>, options: FindOptions): DuplicatePair[] {
  const checkStop = (): void => {
    if (options.shouldStop?.() === true) throw new AppError('cancelled')
  }
  const traits: Traits[] = []
  const lexicon = new Lexicon()
  checkStop()
  for (const visitor of visitors) {
    if (options.exhibitorId !== undefined && !(visitor.exhibitorIds ?? []).includes(options.exhibitorId)) continue
    traits.push(traitsOf(visitor, lexicon))
    if (traits.length % STRIDE === 0) checkStop()
    if (traits.length > MAX_VISITORS) throw new AppError('input_invalid', { fields: ['people'] })
  }
  const knowledge = new Knowledge(traits)
  checkStop()
  const blocks = new Blocks(traits, knowledge)
  options.onProgress?.(READING)
  const scale = new Scale(knowledge)
  const best = new Map<string, DuplicatePair>()
  let compared = 0
  blocks.forEachPair(
    (i, j) => {
      compared++
      if (compared % STRIDE === 0) checkStop()
      const left = traits[i]!
      const right = traits[j]!
      if (left.id === right.id) return
      const [a, b] = left.id < right.id ? [left, right] : [right, left]
      const weighed = scale.weigh(a, b)
      if (weighed.score < options.minScore) return
      const key = `${a.id}\n${b.id}`
      const known = best.get(key)
      if (known !== undefined && known.score > weighed.score) return
      const pair: DuplicatePair = { a: a.id, b: b.id, score: weighed.score, reasons: reasonsOf(weighed, a, b) }
      // A visitor may be given several times. Of equal scores, the one with the lesser reasons counts, whatever the
      // order.
      if (
        known !== undefined &&
        known.score === pair.score &&
        JSON.stringify(known.reasons) <= JSON.stringify(pair.reasons)
      )
        return
      best.set(key, pair)
    },
    (kind, share) => options.onProgress?.(READING + ((1 - READING) * (kind + share)) / KINDS.length),
  )
  checkStop()
  return [...best.values()].sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1))
}
