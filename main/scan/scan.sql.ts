/** Questions about scans. */
import type { ExhibitorId, LeadId, ScanId, StationId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

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
  return sql(
    db,
    `${SELECT} JOIN own_scan o ON o.lead_id = s.lead_id AND o.scan_id = s.scan_id WHERE o.at >= ? ORDER BY o.at DESC, o.scan_id DESC LIMIT ?`,
  ).all(since, limit) as ScanRow[]
}

/** What a second copy says of a scan of this station. */
interface CopiedScan {
  scanId: string
  at: string
  payloadHex: string
}

/** Those of these scans that the database does not hold, and those that it holds with another payload. */
export function compareScans(db: Db, copied: readonly CopiedScan[]): { missing: string[]; differing: string[] } {
  const found = sql(
    db,
    `SELECT c.value ->> 'scanId' AS scanId, s.payload IS NOT NULL AS isHere FROM json_each(?) c
    LEFT JOIN own_scan o ON o.at = c.value ->> 'at' AND o.scan_id = c.value ->> 'scanId' LEFT JOIN scan s ON s.lead_id = o.lead_id AND s.scan_id = o.scan_id
    WHERE s.payload IS NULL OR s.payload IS NOT unhex(c.value ->> 'payloadHex')`,
  ).all(JSON.stringify(copied)) as { scanId: string; isHere: 0 | 1 }[]
  return {
    missing: found.filter(({ isHere }) => isHere === 0).map(({ scanId }) => scanId),
    differing: found.filter(({ isHere }) => isHere === 1).map(({ scanId }) => scanId),
  }
}

export function listOwnScanIds(db: Db): string[] {
  return sql(db, 'SELECT scan_id FROM own_scan').pluck().all() as string[]
}

/** Has this station scanned this lead since `since`? */
export function scannedHereSince(db: Db, leadId: string, stationId: StationId, since: string): boolean {
  return (
    sql(db, 'SELECT EXISTS (SELECT 1 FROM scan WHERE lead_id = ? AND station_id = ? AND at >= ?)')
      .pluck()
      .get(leadId, stationId, since) === 1
  )
}

export function countScans(db: Db): { scans: number; lastScanAt: string | null } {
  return sql(
    db,
    'SELECT (SELECT coalesce(sum(scans), 0) FROM scan_count) AS scans, (SELECT max(at) FROM own_scan) AS lastScanAt',
  ).get() as {
    scans: number
    lastScanAt: string | null
  }
}
