/** Leads that were changed here since they were last written into a bundle: what would be lost with this machine. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { count, run } from '../db/sql.ts'

/**
 * Call it with every fact or register that is recorded here, but not with merged ones: those came in a bundle. From
 * then on no written list shows the lead as it is, even if the clock was set back and the lead's time did not change.
 */
export function markUnbundled(db: Writes, leadId: LeadId): void {
  // two statements: REPLACE would not tell the triggers that count
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

/** The newest mark there is; marks made later are greater, even when this one has gone. */
export function lastUnbundledMark(db: Reads): number {
  return count(db, 'SELECT coalesce(max(seq), 0) FROM unbundled_lead')
}

/** Takes away at most `limit` of the marks up to `mark`, oldest first; false once none is left. */
export function clearUnbundled(db: Writes, mark: number, limit: number): boolean {
  const oldest = 'SELECT seq FROM unbundled_lead WHERE seq <= ? ORDER BY seq LIMIT ?'
  return run(db, `DELETE FROM unbundled_lead WHERE seq IN (${oldest})`, mark, limit).changes === limit
}
