/** Questions about scans. */
import type { ExhibitorId, LeadId, ScanId, StationId } from '../../shared/domain/ids.ts'
import { blob, branded, flag, integer, nullable, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, exists, one, values, type RowOf } from '../db/sql.ts'

const SCAN = {
  scanId: branded<ScanId>(),
  leadId: branded<LeadId>(),
  exhibitorId: branded<ExhibitorId>(),
  stationId: branded<StationId>(),
  at: text,
  staff: text,
  payload: blob,
  withdrawn: flag,
}
export type ScanRow = RowOf<typeof SCAN>

const SELECT = `SELECT s.scan_id, s.lead_id, l.exhibitor_id, s.station_id, s.at, s.staff, s.payload,
    EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = s.lead_id AND w.fact_id = s.scan_id) AS withdrawn
  FROM scan s JOIN lead l USING (lead_id)`

export function getScan(db: Reads, leadId: LeadId, scanId: ScanId): ScanRow | null {
  return one(db, `${SELECT} WHERE s.lead_id = ? AND s.scan_id = ?`, SCAN, leadId, scanId)
}

/** This station's newest scans between two times, newest first. */
export function listRecentScans(db: Reads, from: string, to: string, limit: number): ScanRow[] {
  return all(
    db,
    `${SELECT} JOIN own_scan o ON o.lead_id = s.lead_id AND o.scan_id = s.scan_id
    WHERE o.at BETWEEN ? AND ? ORDER BY o.at DESC, o.scan_id DESC LIMIT ?`,
    SCAN,
    from,
    to,
    limit,
  )
}

/** The journal's copy of one of this station's scans. */
interface CopiedScan {
  scanId: string
  at: string
  payloadHex: string
}

const COMPARED = { scanId: text, isHere: flag }

/** Returns the scans that the database lacks, and those that it holds with another payload. */
export function compareScans(db: Reads, copied: readonly CopiedScan[]): { missing: string[]; differing: string[] } {
  const found = all(
    db,
    `SELECT c.value ->> 'scanId' AS scan_id, s.payload IS NOT NULL AS is_here FROM json_each(?) c
    LEFT JOIN own_scan o ON o.at = c.value ->> 'at' AND o.scan_id = c.value ->> 'scanId'
    LEFT JOIN scan s ON s.lead_id = o.lead_id AND s.scan_id = o.scan_id
    WHERE s.payload IS NULL OR s.payload IS NOT unhex(c.value ->> 'payloadHex')`,
    COMPARED,
    JSON.stringify(copied),
  )
  return {
    missing: found.filter(({ isHere }) => !isHere).map(({ scanId }) => scanId),
    differing: found.filter(({ isHere }) => isHere).map(({ scanId }) => scanId),
  }
}

export function listOwnScanIds(db: Reads): string[] {
  return values(db, 'SELECT scan_id FROM own_scan', text)
}

/** Has this station scanned this lead between these times? */
export function scannedHereSince(db: Reads, leadId: string, stationId: StationId, from: string, to: string): boolean {
  return exists(
    db,
    'SELECT 1 FROM scan WHERE lead_id = ? AND station_id = ? AND at BETWEEN ? AND ? LIMIT 1',
    leadId,
    stationId,
    from,
    to,
  )
}

const COUNTED = { scans: integer, lastScanAt: nullable(text) }

export function countScans(db: Reads): RowOf<typeof COUNTED> {
  return one(
    db,
    `SELECT (SELECT coalesce(sum(scans), 0) FROM scan_count) AS scans,
      (SELECT max(at) FROM own_scan) AS last_scan_at`,
    COUNTED,
  )!
}
