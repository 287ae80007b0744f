/** Finds, in a worker, visitors who may be one person. */
import type { DuplicatePair, DuplicateVisitor } from '../../shared/contract/duplicate.ts'
import { pairId } from '../../shared/domain/duplicates/pairs.ts'
import type { ExhibitorId, VisitorId } from '../../shared/domain/ids.ts'
import type { App } from '../app/app.ts'
import { defineJob, type Progress } from '../app/jobs.ts'
import { currentExhibition } from '../exhibition/current.ts'
import type { findDuplicatePairs as findDuplicatePairsWork } from './find-duplicates.job.ts'
import { getVisitor } from './visitors.sql.ts'

export const findDuplicatePairs = defineJob<typeof findDuplicatePairsWork>('findDuplicatePairs')

/** Pairs per portion. */
const PORTION = 200

/**
 * Pairs not yet decided, best first, among all visitors or one exhibitor's. Throws `exhibition_missing`, `cancelled` or
 * a storage `AppError`.
 */
export async function* findPairs(
  app: App,
  exhibitorId: ExhibitorId | null,
  minScore: number,
  signal?: AbortSignal,
): AsyncGenerator<Progress, DuplicatePair[], void> {
  const { file: exhibition } = currentExhibition(app)
  const pairs = yield* app.jobs.run(
    findDuplicatePairs,
    { databaseFile: app.databaseFile, turn: app.turn, exhibition, exhibitorId, minScore },
    signal,
  )
  return pairs.map((pair) => ({
    ...pair,
    pairId: pairId(pair.a, pair.b),
    a: pair.a as VisitorId,
    b: pair.b as VisitorId,
  }))
}

/** Returns each visitor only once. */
export function createVisitorsOnce(
  app: App,
  exhibitorId: ExhibitorId | null,
): (ids: readonly VisitorId[]) => DuplicateVisitor[] {
  const { read } = currentExhibition(app)
  const given = new Set<VisitorId>()
  return (ids) =>
    ids.flatMap((visitorId) => {
      if (given.has(visitorId)) return []
      given.add(visitorId)
      return getVisitor(app.db, visitorId, exhibitorId, read) ?? []
    })
}

/** Like `findPairs`, in portions. Each portion includes the visitors not sent before. */
export async function* findWithVisitors(
  app: App,
  exhibitorId: ExhibitorId | null,
  minScore: number,
  signal?: AbortSignal,
) {
  const pairs = yield* findPairs(app, exhibitorId, minScore, signal)
  const visitors = createVisitorsOnce(app, exhibitorId)
  for (let at = 0; at < pairs.length; at += PORTION) {
    const some = pairs.slice(at, at + PORTION)
    yield { kind: 'pairs' as const, pairs: some, visitors: visitors(some.flatMap(({ a, b }) => [a, b])) }
  }
  yield { kind: 'done' as const, pairs: pairs.length }
}
