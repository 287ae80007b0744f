/** Leads whose row in `lead_view` no longer shows what their facts say. */
import type { Db } from './open.ts'
import { sql } from './sql.ts'

/** After a change of how payloads are read. */
export function markAllStale(db: Db): void {
  sql(db, 'INSERT INTO stale_lead (lead_id) SELECT lead_id FROM lead WHERE true ON CONFLICT DO NOTHING').run()
}

export function countStale(db: Db): number {
  return sql(db, 'SELECT count(*) FROM stale_lead').pluck().get() as number
}
