/** Leads whose row in `lead_view` no longer matches their facts. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { branded } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { count, run, values } from '../db/sql.ts'

/** Marks a lead whose row no longer matches its facts. */
export function markStale(db: Writes, leadId: LeadId): void {
  run(db, 'INSERT INTO stale_lead (lead_id) VALUES (?) ON CONFLICT DO NOTHING', leadId)
}

/** Call it once the lead's row matches its facts again. */
export function clearStale(db: Writes, leadId: LeadId): void {
  run(db, 'DELETE FROM stale_lead WHERE lead_id = ?', leadId)
}

/** At most `limit` leads with an id greater than `after`, in order. */
export function leadIdsAfter(db: Reads, after: string, limit: number): LeadId[] {
  return values(
    db,
    'SELECT lead_id FROM lead WHERE lead_id > ? ORDER BY lead_id LIMIT ?',
    branded<LeadId>(),
    after,
    limit,
  )
}

/** At most `limit` stale leads. */
export function someStale(db: Reads, limit: number): LeadId[] {
  return values(db, 'SELECT lead_id FROM stale_lead LIMIT ?', branded<LeadId>(), limit)
}

export function countStale(db: Reads): number {
  return count(db, 'SELECT count(*) FROM stale_lead')
}
