/** Brings lists up to date with the facts, beside a station that scans. */
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Reader } from './lead-facts.sql.ts'
import { refreshMarked } from './lead-view.sql.ts'
import type { Db } from '../db/open.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import { countStale, someStale } from './stale.sql.ts'
import type { Turn } from '../db/turn.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'

export interface RefreshInput {
  databaseFile: string
  exhibition: ExhibitionSetup
  turn: Turn
}

/** Looked up at once; each is unmarked before the next are. */
const CHUNK = 100

function* staleLeads(db: Db): Generator<LeadId> {
  for (let some = someStale(db, CHUNK); some.length > 0; some = someStale(db, CHUNK)) yield* some
}

/**
 * Makes the row of every stale lead anew. What a power failure takes of it can be made again, so nobody waits for the
 * disk. Throws `cancelled`.
 */
export async function refreshAll(db: Db, read: Reader, pace: Pace): Promise<void> {
  db.pragma('synchronous = NORMAL')
  try {
    await inShortTransactions(db, staleLeads(db), (leadId) => refreshMarked(db, leadId, read), pace)
  } finally {
    db.pragma('synchronous = FULL')
  }
}

export function refreshLeads(
  { databaseFile, exhibition, turn }: RefreshInput,
  control: JobControl,
): Promise<{ refreshed: number }> {
  return withConnection(databaseFile, async (db) => {
    const total = countStale(db)
    let refreshed = 0
    await refreshAll(db, readerOf(exhibition), {
      turn,
      control,
      onPause(done) {
        refreshed = done
        control.progress(Math.min(done, total), total)
      },
    })
    return { refreshed }
  })
}
