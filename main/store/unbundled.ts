/** Leads that were changed here since they were last written into a bundle: what would be lost with this machine. */
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import type { Db } from './open.ts'
import { sql } from './sql.ts'

/** Call with every fact or register that is recorded here (not with merged ones: those came in a bundle). */
export function markUnbundled(db: Db, leadId: LeadId): void {
  sql(db, 'INSERT OR REPLACE INTO unbundled_lead (lead_id) VALUES (?)').run(leadId)
}

export function countUnbundled(db: Db): number {
  return sql(db, 'SELECT count(*) FROM unbundled_lead').pluck().get() as number
}

/** The newest mark there is; marks made later are greater, even when this one has gone. */
export function lastUnbundledMark(db: Db): number {
  return sql(db, 'SELECT coalesce(max(seq), 0) FROM unbundled_lead').pluck().get() as number
}

/** Takes away the marks up to `mark`: of all leads, or of one exhibitor's. */
export function clearUnbundled(db: Db, mark: number, exhibitorId: ExhibitorId | null): void {
  sql(db, `DELETE FROM unbundled_lead WHERE seq <= @mark AND (@exhibitorId IS NULL
    OR lead_id IN (SELECT lead_id FROM lead WHERE exhibitor_id = @exhibitorId))`).run({ mark, exhibitorId })
}
