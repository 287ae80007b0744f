/** How many leads each exhibitor has. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface ExhibitorCount {
  exhibitorId: ExhibitorId
  leads: number
  /** Leads that are in no written list as they now are. */
  notExported: number
}

export function countPerExhibitor(db: Db): ExhibitorCount[] {
  return sql(
    db,
    'SELECT exhibitor_id AS exhibitorId, leads, leads - exported AS notExported FROM lead_count WHERE leads > 0',
  ).all() as ExhibitorCount[]
}

/** How many rows the exhibitor's list has. */
export function countListed(db: Db, exhibitorId: ExhibitorId): number {
  return (
    (sql(db, 'SELECT leads FROM lead_count WHERE exhibitor_id = ?').pluck().get(exhibitorId) as number | undefined) ?? 0
  )
}

/** How many leads there are, in all or of one exhibitor. */
export function countLeads(db: Db, exhibitorId: ExhibitorId | null): number {
  return db
    .prepare('SELECT count(*) FROM lead WHERE @exhibitorId IS NULL OR exhibitor_id = @exhibitorId')
    .pluck()
    .get({ exhibitorId }) as number
}
