/** How many leads each exhibitor has. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { branded, integer } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, count, value, type RowOf } from '../db/sql.ts'

const EXHIBITOR_COUNT = {
  exhibitorId: branded<ExhibitorId>(),
  leads: integer,
  /** Leads that no written list shows in their current state. */
  notInList: integer,
}
export type ExhibitorCount = RowOf<typeof EXHIBITOR_COUNT>

export function countPerExhibitor(db: Reads): ExhibitorCount[] {
  return all(
    db,
    'SELECT exhibitor_id, leads, leads - exported AS not_in_list FROM lead_count WHERE leads > 0',
    EXHIBITOR_COUNT,
  )
}

/** The number of rows in the exhibitor's list. */
export function countListed(db: Reads, exhibitorId: ExhibitorId): number {
  return value(db, 'SELECT leads FROM lead_count WHERE exhibitor_id = ?', integer, exhibitorId) ?? 0
}

/** The number of leads, of all exhibitors or of one. */
export function countLeads(db: Reads, exhibitorId: ExhibitorId | null): number {
  return count(db, 'SELECT count(*) FROM lead WHERE @exhibitorId IS NULL OR exhibitor_id = @exhibitorId', {
    exhibitorId,
  })
}
