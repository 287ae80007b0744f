/**
 * Finds visitors who may be one person. Reads every record once, learns from all of them, compares only those that
 * share a key,
 * and keeps what scores enough. The outcome does not depend on the order of the records; memory grows with them, not
 * with their pairs.
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
  /** Only visitors of which this exhibitor has a lead: nobody learns of a visitor who is not theirs. */
  exhibitorId?: string
  /** How far the search is, 0 to 1, never less than before. */
  onProgress?: (share: number) => void
  /** Asked often; true ends the search with the failure `cancelled`. */
  shouldStop?: () => boolean
}

/** Records or pairs between two looks at `shouldStop`. */
const STRIDE = 2000
/** Share of the time that reading and learning take, roughly. */
const READING = 0.3

/**
 * The pairs of visitors that score `minScore` or more, best first, then by id. Fails with `cancelled` when told to stop
 * and with
 * `input_invalid` beyond 8,388,608 records.
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
      // a visitor given several times: of equal scores the one whose reasons read first, whatever the order
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
