/** Leads that were changed here since they were last written into a bundle: what would be lost with this machine. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/**
 * Call with every fact or register that is recorded here (not with merged ones: those came in a bundle). No written
 * list shows the lead as it is
 * then, whatever the clock says that the change was made by.
 */
export function markUnbundled(db: Db, leadId: LeadId): void {
  // two statements: REPLACE would not tell the triggers that count
  sql(db, 'DELETE FROM unbundled_lead WHERE lead_id = ?').run(leadId)
  sql(db, 'INSERT INTO unbundled_lead (lead_id) VALUES (?)').run(leadId)
  sql(
    db,
    'DELETE FROM exported_lead WHERE lead_id = @leadId OR lead_id = (SELECT carrier FROM carried_lead WHERE lead_id = @leadId)',
  ).run({ leadId })
}

export function countUnbundled(db: Db): number {
  return sql(db, `SELECT rows FROM row_count WHERE name = 'unbundled_lead'`).pluck().get() as number
}

/** The newest mark there is; marks made later are greater, even when this one has gone. */
export function lastUnbundledMark(db: Db): number {
  return sql(db, 'SELECT coalesce(max(seq), 0) FROM unbundled_lead').pluck().get() as number
}

/** Takes away the marks up to `mark`. */
export function clearUnbundled(db: Db, mark: number): void {
  sql(db, 'DELETE FROM unbundled_lead WHERE seq <= ?').run(mark)
}
