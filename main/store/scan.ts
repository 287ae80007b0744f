/** Questions about scans. */
import type { ExhibitorId, LeadId, ScanId, StationId } from '../../shared/domain/ids.ts'
import type { Db } from './open.ts'
import { sql } from './sql.ts'

export interface ScanRow {
  scanId: ScanId
  leadId: LeadId
  exhibitorId: ExhibitorId
  stationId: StationId
  at: string
  staff: string
  payload: Buffer
  withdrawn: 0 | 1
}

const SELECT = `SELECT s.scan_id AS scanId, s.lead_id AS leadId, l.exhibitor_id AS exhibitorId, s.station_id AS stationId, s.at, s.staff, s.payload,
  EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = s.lead_id AND w.fact_id = s.scan_id) AS withdrawn FROM scan s JOIN lead l USING (lead_id)`

export function getScan(db: Db, leadId: LeadId, scanId: ScanId): ScanRow | null {
  return (sql(db, `${SELECT} WHERE s.lead_id = ? AND s.scan_id = ?`).get(leadId, scanId) as ScanRow | undefined) ?? null
}

/** This station's newest scans since `since`, newest first. */
export function listRecentScans(db: Db, since: string, limit: number): ScanRow[] {
  return sql(db, `${SELECT} JOIN own_scan o ON o.lead_id = s.lead_id AND o.scan_id = s.scan_id WHERE o.at >= ? ORDER BY o.at DESC, o.scan_id DESC LIMIT ?`)
    .all(since, limit) as ScanRow[]
}

/** Those of these scans that the database does not hold. */
export function missingScans(db: Db, scanIds: readonly string[]): string[] {
  // scans lie by lead, so the whole table is gone through, once a call
  return sql(db, 'SELECT value FROM json_each(?) WHERE value NOT IN (SELECT scan_id FROM scan)').pluck().all(JSON.stringify(scanIds)) as string[]
}
