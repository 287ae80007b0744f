/** Records the lists written here and the state of each lead in them. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { nullable, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { run, value } from '../db/sql.ts'

/** Records that these leads left this station in a list, each in its state at `updatedAt`. */
export function noteExported(db: Writes, leads: readonly (readonly [leadId: string, updatedAt: string])[]): void {
  db.transaction(() => {
    for (const [leadId, updatedAt] of leads)
      run(
        db,
        `INSERT INTO exported_lead (lead_id, updated_at)
        SELECT @leadId, @updatedAt WHERE EXISTS (SELECT 1 FROM lead WHERE lead_id = @leadId)
        ON CONFLICT (lead_id) DO UPDATE SET updated_at = excluded.updated_at`,
        { leadId, updatedAt },
      )
  }).immediate()
}

/** Records that a list with this many leads was written. */
export function noteWrittenList(
  db: Writes,
  list: { listId: string; exhibitorId: ExhibitorId; format: string; at: string; leads: number },
): void {
  run(
    db,
    `INSERT INTO written_list (list_id, exhibitor_id, format, at, leads)
    VALUES (@listId, @exhibitorId, @format, @at, @leads) ON CONFLICT DO NOTHING`,
    list,
  )
}

export function lastWrittenAt(db: Reads, exhibitorId: ExhibitorId): string | null {
  return value(db, 'SELECT max(at) FROM written_list WHERE exhibitor_id = ?', nullable(text), exhibitorId)
}
