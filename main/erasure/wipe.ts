/** The end of every erasure: removes journal lines and clears `wipe_due`. See `wipe.sql.ts`. */
import type { Writes } from '../db/connection.ts'
import { filterJournal, filterJournalBeside } from '../journal/journal.ts'
import { isWipeDue, scansToWipe, settleWipe, wipe } from './wipe.sql.ts'

/**
 * Removes every erased scan from the journal while the station may scan. It clears `wipe_due` of the scans that are
 * `wiped` from the database too.
 */
export async function wipeJournal(db: Writes, folder: string, wiped: readonly string[]): Promise<void> {
  const scans = scansToWipe(db)
  if (scans.size === 0) return
  await filterJournalBeside(folder, (entry) => !scans.has(entry.scanId))
  settleWipe(db, wiped)
}

/** Finishes every due wipe. Call it while the app serves no client. */
export function finishWipe(db: Writes, folder: string): void {
  if (!isWipeDue(db)) return
  const { wiped } = wipe(db, folder, false)
  const scans = scansToWipe(db)
  filterJournal(folder, (entry) => !scans.has(entry.scanId))
  settleWipe(db, wiped)
}
