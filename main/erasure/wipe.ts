/** The end of every erasure: removes journal lines and clears `wipe_due`. See `wipe.sql.ts`. */
import type { Writes } from '../db/connection.ts'
import { filterJournal, filterJournalBeside } from '../journal/journal.ts'
import { isWipeDue, scansToWipe, settleWipe, wipe } from './wipe.sql.ts'

/**
 * Removes erased scans from the journal while the station may scan. It clears `wipe_due` only if the worker that erased
 * has also wiped the database.
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

/** Finishes every due wipe. Call it while the app serves no client. */
export function finishWipe(db: Writes, folder: string): void {
  if (!isWipeDue(db)) return
  const { isDue } = wipe(db, folder, null)
  const scans = scansToWipe(db)
  filterJournal(folder, (entry) => !scans.has(entry.scanId))
  if (!isDue) settleWipe(db, scans)
}
