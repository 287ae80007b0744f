/** Leads whose row in `lead_view` no longer shows what their facts say. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** After a change of how payloads are read. */
export function markAllStale(db: Db): void {
  sql(db, 'INSERT INTO stale_lead (lead_id) SELECT lead_id FROM lead WHERE true ON CONFLICT DO NOTHING').run()
}

/** At most so many of them. */
export function someStale(db: Db, limit: number): LeadId[] {
  return sql(db, 'SELECT lead_id FROM stale_lead LIMIT ?').pluck().all(limit) as LeadId[]
}

export function countStale(db: Db): number {
  return sql(db, 'SELECT count(*) FROM stale_lead').pluck().get() as number
}
