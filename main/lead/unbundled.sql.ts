/**
 * Leads changed here since they were last written. What is in no bundle would be lost with this machine. The table
 * `exported_lead` names the leads that a follow-up list shows as they are now.
 */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { count, run } from '../db/sql.ts'

/** No written list shows the lead as it is now. */
export function markNotInList(db: Writes, leadId: LeadId): void {
  run(db, 'DELETE FROM exported_lead WHERE lead_id = ?', leadId)
}

/**
 * Call it with every fact or register recorded here, but not with merged ones: those came in a bundle. It also records
 * that no written list shows the lead as it is now, even if the clock was set back and the lead's time did not change.
 */
export function markUnbundled(db: Writes, leadId: LeadId): void {
  // Two statements, because REPLACE does not fire the triggers that count.
  run(db, 'DELETE FROM unbundled_lead WHERE lead_id = ?', leadId)
  run(db, 'INSERT INTO unbundled_lead (lead_id) VALUES (?)', leadId)
  run(
    db,
    `DELETE FROM exported_lead
    WHERE lead_id = @leadId OR lead_id = (SELECT carrier FROM carried_lead WHERE lead_id = @leadId)`,
    { leadId },
  )
}

export function countUnbundled(db: Reads): number {
  return count(db, `SELECT rows FROM row_count WHERE name = 'unbundled_lead'`)
}

/** The newest mark. Later marks are greater, even after this one was deleted. */
export function lastUnbundledMark(db: Reads): number {
  return count(db, 'SELECT coalesce(max(seq), 0) FROM unbundled_lead')
}

/** Deletes at most `limit` of the marks up to `mark`, oldest first. Returns false when none is left. */
export function clearUnbundled(db: Writes, mark: number, limit: number): boolean {
  const oldest = 'SELECT seq FROM unbundled_lead WHERE seq <= ? ORDER BY seq LIMIT ?'
  return run(db, `DELETE FROM unbundled_lead WHERE seq IN (${oldest})`, mark, limit).changes === limit
}
