/** The end of every erasure: the journal's lines go too, and what was owed is settled. See `wipe.sql.ts`. */
import type { Writes } from '../db/connection.ts'
import { filterJournal, filterJournalBeside } from '../journal/journal.ts'
import { isWipeDue, scansToWipe, settleWipe, wipe } from './wipe.sql.ts'

/**
 * Takes erased scans out of the journal, beside a station that scans. What was owed is settled only where the worker
 * that erased could wipe the database as well.
 */
export async function wipeJournal(
  db: Writes,
  folder: string,
  scans: ReadonlySet<string>,
  isWiped: boolean,
): Promise<void> {
  if (scans.size === 0) return
  await filterJournalBeside(folder, (entry) => !scans.has(entry.scanId))
  if (isWiped) settleWipe(db, scans)
}

/** While nobody is served: does all that an erasure still owes. */
export function finishWipe(db: Writes, folder: string): void {
  if (!isWipeDue(db)) return
  const { owed } = wipe(db, folder, null)
  const scans = scansToWipe(db)
  filterJournal(folder, (entry) => !scans.has(entry.scanId))
  if (!owed) settleWipe(db, scans)
}
