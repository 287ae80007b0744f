/** Which bundles were written and merged here, and how far an interrupted merge came. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from './open.ts'
import { sql } from './sql.ts'

export interface WrittenBundle {
  bundleId: string
  at: string
  exhibitorId: ExhibitorId | null
  leads: number
  scans: number
  /** Of the file. */
  sha256: string
}

export function noteWrittenBundle(db: Db, bundle: WrittenBundle): void {
  sql(db, `INSERT INTO written_bundle (bundle_id, at, exhibitor_id, leads, scans, sha256) VALUES (@bundleId, @at, @exhibitorId, @leads, @scans, @sha256)
    ON CONFLICT DO NOTHING`).run(bundle)
}

/** The newest bundle of everything, or null. */
export function lastWrittenBundle(db: Db): { at: string; leads: number } | null {
  return (sql(db, 'SELECT at, leads FROM written_bundle WHERE exhibitor_id IS NULL ORDER BY at DESC LIMIT 1').get() as { at: string; leads: number } | undefined) ?? null
}

export function isMerged(db: Db, hash: string): boolean {
  return sql(db, 'SELECT 1 FROM merged_bundle WHERE bundle_hash = ?').get(hash) !== undefined
}

export function noteMergedBundle(db: Db, bundle: { hash: string; stationId: string; madeAt: string; at: string; leads: number; scans: number }): void {
  sql(db, `INSERT INTO merged_bundle (bundle_hash, station_id, made_at, merged_at, leads, scans) VALUES (@hash, @stationId, @madeAt, @at, @leads, @scans)
    ON CONFLICT DO NOTHING`).run(bundle)
}

/** How far a merge came: all batches before `batch`, and of that one the first `lead` leads. `tally` is JSON. */
export interface MergeProgress {
  batch: number
  lead: number
  tally: string
}

export function getMergeProgress(db: Db, hash: string): MergeProgress | null {
  return (sql(db, 'SELECT batch, lead, tally FROM merge_progress WHERE bundle_hash = ?').get(hash) as MergeProgress | undefined) ?? null
}

export function putMergeProgress(db: Db, hash: string, progress: MergeProgress): void {
  sql(db, `INSERT INTO merge_progress (bundle_hash, batch, lead, tally) VALUES (@hash, @batch, @lead, @tally)
    ON CONFLICT (bundle_hash) DO UPDATE SET batch = excluded.batch, lead = excluded.lead, tally = excluded.tally`).run({ hash, ...progress })
}

export function addMergeConflict(db: Db, hash: string, seq: number, conflict: string): void {
  sql(db, 'INSERT OR REPLACE INTO merge_conflict (bundle_hash, seq, conflict) VALUES (?, ?, ?)').run(hash, seq, conflict)
}

/** Hands out the conflicts that were noted, as JSON, and forgets them with the progress. */
export function takeMergeConflicts(db: Db, hash: string): string[] {
  const conflicts = sql(db, 'SELECT conflict FROM merge_conflict WHERE bundle_hash = ? ORDER BY seq').pluck().all(hash) as string[]
  sql(db, 'DELETE FROM merge_conflict WHERE bundle_hash = ?').run(hash)
  sql(db, 'DELETE FROM merge_progress WHERE bundle_hash = ?').run(hash)
  return conflicts
}

/** How many scans each station has here. */
export function countScansByStation(db: Db): Map<string, number> {
  return new Map(sql(db, 'SELECT station_id, count(*) FROM scan GROUP BY station_id').raw().all() as [string, number][])
}
