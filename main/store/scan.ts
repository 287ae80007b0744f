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

export function getScan(db: Db, scanId: ScanId): ScanRow | null {
  return (sql(db, `${SELECT} WHERE s.scan_id = ?`).get(scanId) as ScanRow | undefined) ?? null
}

/** This station's newest scans since `since`, newest first. */
export function listRecentScans(db: Db, stationId: StationId, since: string, limit: number): ScanRow[] {
  return sql(db, `${SELECT} WHERE s.station_id = ? AND s.at >= ? ORDER BY s.at DESC, s.scan_id DESC LIMIT ?`).all(stationId, since, limit) as ScanRow[]
}

/** Those of these scans that the database does not hold. */
export function missingScans(db: Db, scanIds: readonly string[]): string[] {
  return sql(db, 'SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM scan WHERE scan_id = value)').pluck().all(JSON.stringify(scanIds)) as string[]
}
