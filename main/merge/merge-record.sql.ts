/** Which bundles were merged here, and how far an interrupted merge came. */
import { integer, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, exists, one, run, values, type RowOf } from '../db/sql.ts'

export function isMerged(db: Reads, hash: string): boolean {
  return exists(db, 'SELECT 1 FROM merged_bundle WHERE bundle_hash = ?', hash)
}

export function noteMergedBundle(
  db: Writes,
  bundle: { hash: string; stationId: string; madeAt: string; at: string; leads: number; scans: number },
): void {
  run(
    db,
    `INSERT INTO merged_bundle (bundle_hash, station_id, made_at, merged_at, leads, scans)
    VALUES (@hash, @stationId, @madeAt, @at, @leads, @scans) ON CONFLICT DO NOTHING`,
    bundle,
  )
}

/** The progress of a merge: all batches before `batch`, and the first `lead` leads of that batch. `tally` is JSON. */
export type MergeProgress = RowOf<typeof PROGRESS>
const PROGRESS = { batch: integer, lead: integer, tally: text }

export function getMergeProgress(db: Reads, hash: string): MergeProgress | null {
  return one(db, 'SELECT batch, lead, tally FROM merge_progress WHERE bundle_hash = ?', PROGRESS, hash)
}

export function putMergeProgress(db: Writes, hash: string, progress: MergeProgress): void {
  run(
    db,
    `INSERT INTO merge_progress (bundle_hash, batch, lead, tally) VALUES (@hash, @batch, @lead, @tally)
    ON CONFLICT (bundle_hash) DO UPDATE SET batch = excluded.batch, lead = excluded.lead, tally = excluded.tally`,
    { hash, ...progress },
  )
}

export function endMergeProgress(db: Writes, hash: string): void {
  run(db, 'DELETE FROM merge_progress WHERE bundle_hash = ?', hash)
}

/** Records a clash, as JSON, until a report tells it. */
export function addClash(db: Writes, hash: string, clash: string): void {
  run(
    db,
    `INSERT INTO merge_conflict (bundle_hash, seq, conflict)
    SELECT @hash, coalesce(max(seq) + 1, 0), @clash FROM merge_conflict WHERE bundle_hash = @hash`,
    { hash, clash },
  )
}

/** The clashes that no report has told, also those of an earlier merge that was cancelled or killed. */
export function listClashes(db: Reads): string[] {
  return values(db, 'SELECT conflict FROM merge_conflict ORDER BY bundle_hash, seq', text)
}

export function clearClashes(db: Writes): void {
  run(db, 'DELETE FROM merge_conflict')
}

/** How many scans each station has here. */
export function countScansByStation(db: Reads): Map<string, number> {
  return new Map(all(db, 'SELECT station_id, scans FROM scan_count WHERE scans > 0', [text, integer]))
}

/** How many scans of this lead each station recorded. */
export function countScansOfLead(db: Reads, leadId: string): Record<string, number> {
  return Object.fromEntries(
    all(db, 'SELECT station_id, count(*) FROM scan WHERE lead_id = ? GROUP BY station_id', [text, integer], leadId),
  )
}
