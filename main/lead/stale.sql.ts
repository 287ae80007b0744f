/** Leads whose row in `lead_view` no longer shows what their facts say. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** Marks a lead whose row no longer shows what its facts say. */
export function markStale(db: Db, leadId: LeadId): void {
  sql(db, 'INSERT INTO stale_lead (lead_id) VALUES (?) ON CONFLICT DO NOTHING').run(leadId)
}

/** At most `limit` leads whose id is greater than `after`, in order. */
export function leadIdsAfter(db: Db, after: string, limit: number): LeadId[] {
  return sql(db, 'SELECT lead_id FROM lead WHERE lead_id > ? ORDER BY lead_id LIMIT ?')
    .pluck()
    .all(after, limit) as LeadId[]
}

/** At most so many of them. */
export function someStale(db: Db, limit: number): LeadId[] {
  return sql(db, 'SELECT lead_id FROM stale_lead LIMIT ?').pluck().all(limit) as LeadId[]
}

export function countStale(db: Db): number {
  return sql(db, 'SELECT count(*) FROM stale_lead').pluck().get() as number
}
