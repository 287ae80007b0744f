/** Refreshes stale leads while the station scans. */
import { readerOf, readerSignature } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { getListReaderSignature, setListReaderSignature } from '../app/meta.sql.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { refreshStaleRow } from './lead-view.sql.ts'
import { countStale, leadIdsAfter, markStale, someStale } from './stale.sql.ts'

export interface RefreshInput {
  databaseFile: string
  exhibition: ExhibitionSetup
  turn: Turn
}

/** Leads per look-up. All of them are refreshed before the next look-up. */
const CHUNK = 100

function* staleLeads(db: Reads): Generator<LeadId> {
  for (let some = someStale(db, CHUNK); some.length > 0; some = someStale(db, CHUNK)) yield* some
}

function* allLeads(db: Reads): Generator<LeadId> {
  for (let some = leadIdsAfter(db, '', CHUNK); some.length > 0; some = leadIdsAfter(db, some.at(-1)!, CHUNK))
    yield* some
}

/** Marks all leads stale if their rows were made with another reader: by an older app, or with other badge formats. */
async function markStaleIfReadOtherwise(
  db: Writes,
  exhibition: ExhibitionSetup,
  { turn, control }: Pace,
): Promise<void> {
  const signature = readerSignature(exhibition)
  if (getListReaderSignature(db) === signature) return
  await inShortTransactions(db, allLeads(db), (leadId) => markStale(db, leadId), { turn, control })
  setListReaderSignature(db, signature)
}

/**
 * Rebuilds the row of every stale lead. It does not wait for the disk: rows lost in a power failure can be rebuilt.
 * Throws `cancelled`.
 */
export async function refreshAll(db: Writes, exhibition: ExhibitionSetup, pace: Pace): Promise<void> {
  const read = readerOf(exhibition)
  await markStaleIfReadOtherwise(db, exhibition, pace)
  db.pragma('synchronous = NORMAL')
  try {
    await inShortTransactions(db, staleLeads(db), (leadId) => refreshStaleRow(db, leadId, read), pace)
  } finally {
    db.pragma('synchronous = FULL')
  }
}

export function refreshLeads(
  { databaseFile, exhibition, turn }: RefreshInput,
  control: JobControl,
): Promise<{ refreshed: number }> {
  return withConnection(databaseFile, async (db) => {
    await markStaleIfReadOtherwise(db, exhibition, { turn, control })
    const total = countStale(db)
    let refreshed = 0
    await refreshAll(db, exhibition, {
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
