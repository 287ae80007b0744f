/** Which bundles were merged here, and how far an interrupted merge came. */
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export function isMerged(db: Db, hash: string): boolean {
  return sql(db, 'SELECT 1 FROM merged_bundle WHERE bundle_hash = ?').get(hash) !== undefined
}

export function noteMergedBundle(
  db: Db,
  bundle: { hash: string; stationId: string; madeAt: string; at: string; leads: number; scans: number },
): void {
  sql(
    db,
    `INSERT INTO merged_bundle (bundle_hash, station_id, made_at, merged_at, leads, scans) VALUES (@hash, @stationId, @madeAt, @at, @leads, @scans)
    ON CONFLICT DO NOTHING`,
  ).run(bundle)
}

/** How far a merge came: all batches before `batch`, and of that one the first `lead` leads. `tally` is JSON. */
export interface MergeProgress {
  batch: number
  lead: number
  tally: string
}

export function getMergeProgress(db: Db, hash: string): MergeProgress | null {
  return (
    (sql(db, 'SELECT batch, lead, tally FROM merge_progress WHERE bundle_hash = ?').get(hash) as
      | MergeProgress
      | undefined) ?? null
  )
}

export function putMergeProgress(db: Db, hash: string, progress: MergeProgress): void {
  sql(
    db,
    `INSERT INTO merge_progress (bundle_hash, batch, lead, tally) VALUES (@hash, @batch, @lead, @tally)
    ON CONFLICT (bundle_hash) DO UPDATE SET batch = excluded.batch, lead = excluded.lead, tally = excluded.tally`,
  ).run({ hash, ...progress })
}

export function addClash(db: Db, hash: string, seq: number, clash: string): void {
  sql(db, 'INSERT OR REPLACE INTO merge_conflict (bundle_hash, seq, conflict) VALUES (?, ?, ?)').run(hash, seq, clash)
}

/** Hands out the clashes that were noted, as JSON, and forgets them with the progress. */
export function takeClashes(db: Db, hash: string): string[] {
  const clashes = sql(db, 'SELECT conflict FROM merge_conflict WHERE bundle_hash = ? ORDER BY seq')
    .pluck()
    .all(hash) as string[]
  sql(db, 'DELETE FROM merge_conflict WHERE bundle_hash = ?').run(hash)
  sql(db, 'DELETE FROM merge_progress WHERE bundle_hash = ?').run(hash)
  return clashes
}

/** How many scans each station has here. */
export function countScansByStation(db: Db): Map<string, number> {
  return new Map(sql(db, 'SELECT station_id, scans FROM scan_count WHERE scans > 0').raw().all() as [string, number][])
}

/** How many scans of this lead are each station's. */
export function countScansOfLead(db: Db, leadId: string): Record<string, number> {
  return Object.fromEntries(
    sql(db, 'SELECT station_id, count(*) FROM scan WHERE lead_id = ? GROUP BY station_id').raw().all(leadId) as [
      string,
      number,
    ][],
  )
}
