/** Which lists were written here, and which leads were in them as they were then. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** Notes that these leads left this station in a list, each as it was at its `updatedAt`. */
export function noteExported(db: Db, leads: readonly (readonly [leadId: string, updatedAt: string])[]): void {
  const put = sql(
    db,
    `INSERT INTO exported_lead (lead_id, updated_at) SELECT @leadId, @updatedAt WHERE EXISTS (SELECT 1 FROM lead WHERE lead_id = @leadId)
    ON CONFLICT (lead_id) DO UPDATE SET updated_at = excluded.updated_at`,
  )
  db.transaction(() => {
    for (const [leadId, updatedAt] of leads) put.run({ leadId, updatedAt })
  }).immediate()
}

/** Notes that a list of so many leads was written. */
export function noteWrittenList(
  db: Db,
  list: { listId: string; exhibitorId: ExhibitorId; format: string; at: string; leads: number },
): void {
  sql(
    db,
    'INSERT INTO written_list (list_id, exhibitor_id, format, at, leads) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(list.listId, list.exhibitorId, list.format, list.at, list.leads)
}

export function lastWrittenAt(db: Db, exhibitorId: ExhibitorId): string | null {
  return sql(db, 'SELECT max(at) FROM written_list WHERE exhibitor_id = ?').pluck().get(exhibitorId) as string | null
}
