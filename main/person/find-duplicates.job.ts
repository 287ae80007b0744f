/**
 * Searches for visitors who may be one person. It uses its own connection. Pairs already decided are not proposed
 * again.
 */
import { readerOf } from '../../shared/domain/badge/reader.ts'
import { findDuplicates } from '../../shared/domain/duplicates/find.ts'
import { groupsOf } from '../../shared/domain/duplicates/pairs.ts'
import type { DuplicatePair } from '../../shared/domain/duplicates/compared.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import type { Reads } from '../db/connection.ts'
import type { Turn } from '../db/turn.ts'
import { refreshAll } from '../lead/refresh-leads.job.ts'
import { listVisitors } from './visitors.sql.ts'
import { decisionsOf } from './same-person.sql.ts'

export interface FindDuplicatesInput {
  databaseFile: string
  turn: Turn
  exhibition: ExhibitionSetup
  /** Searches only this exhibitor's leads; null searches all. */
  exhibitorId: ExhibitorId | null
  minScore: number
}

/** Progress counts in thousandths. */
const WHOLE = 1000

/** Tests whether a pair is decided: declared one person, directly or through others, or declared two people. */
function createDecided(db: Reads, exhibitorId: ExhibitorId | null): (pair: { a: string; b: string }) => boolean {
  const decisions = decisionsOf(db, exhibitorId)
  const groups = new Map(
    groupsOf(decisions.filter(({ onePerson }) => onePerson)).flatMap((group, i) =>
      group.map((id): [string, number] => [id, i]),
    ),
  )
  const apart = new Set(decisions.filter(({ onePerson }) => !onePerson).map(({ a, b }) => a + b))
  return ({ a, b }) => apart.has(a + b) || (groups.has(a) && groups.get(a) === groups.get(b))
}

/** Pairs not yet decided, best first. Throws `cancelled` or a storage `AppError`. */
export function findDuplicatePairs(input: FindDuplicatesInput, control: JobControl): Promise<DuplicatePair[]> {
  const read = readerOf(input.exhibition)
  return withConnection(input.databaseFile, async (db) => {
    await refreshAll(db, input.exhibition, { turn: input.turn, control })
    const isDecided = createDecided(db, input.exhibitorId)
    const pairs = findDuplicates(listVisitors(db, input.exhibitorId, read), {
      minScore: input.minScore,
      onProgress: (share) => control.progress(Math.round(share * WHOLE), WHOLE),
      shouldStop() {
        control.throwIfCancelled()
        return false
      },
    })
    return pairs.filter((pair) => !isDecided(pair))
  })
}
