/** The end of every erasure: the journal's lines go too, and what was owed is settled. See `store/wipe.ts`. */
import type { Writes } from '../db/connection.ts'
import { filterJournal } from '../journal/journal.ts'
import { isWipeDue, scansToWipe, settleWipe, wipe } from './wipe.sql.ts'

/**
 * Takes the erased scans out of the journal. What was owed is settled only where the worker that erased could wipe the
 * database as well.
 */
export function wipeJournal(db: Writes, folder: string, isWiped: boolean): void {
  if (!isWipeDue(db)) return
  const scans = scansToWipe(db)
  filterJournal(folder, (entry) => !scans.has(entry.scanId))
  if (isWiped) settleWipe(db, scans)
}

/** At the start: does all that an erasure that was cut off still owes. */
export function finishWipe(db: Writes, folder: string): void {
  if (!isWipeDue(db)) return
  wipeJournal(db, folder, !wipe(db, folder).owed)
}
