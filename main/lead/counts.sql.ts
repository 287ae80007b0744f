/** Counts for the bar, and what has left this station in a written list. */
import type { ExhibitorId, StationId } from '../../shared/domain/ids.ts'
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
    `SELECT v.exhibitor_id AS exhibitorId, count(*) AS leads, sum(x.updated_at IS NOT v.updated_at) AS notExported
    FROM lead_view v LEFT JOIN exported_lead x USING (lead_id) GROUP BY v.exhibitor_id`,
  ).all() as ExhibitorCount[]
}

export function countScans(db: Db): { scans: number; lastScanAt: string | null } {
  return sql(db, 'SELECT (SELECT count(*) FROM scan) AS scans, (SELECT max(at) FROM own_scan) AS lastScanAt').get() as {
    scans: number
    lastScanAt: string | null
  }
}

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

/** Has this station scanned this lead since `since`? */
export function scannedHereSince(db: Db, leadId: string, stationId: StationId, since: string): boolean {
  return (
    sql(db, 'SELECT EXISTS (SELECT 1 FROM scan WHERE lead_id = ? AND station_id = ? AND at >= ?)')
      .pluck()
      .get(leadId, stationId, since) === 1
  )
}
