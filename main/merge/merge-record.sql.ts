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

/** Leading hex digits of a lead's id: scans are counted a sixteenth at a time. */
const SIXTEENTHS = Array.from('0123456789abcdefg')
const PREFIX = 8

/**
 * How many scans each station has here, counted row by row. SQLite would sort all of them to group them; a text of the
 * beginnings of
 * their stations' ids, one after the other, is counted ten times faster.
 */
export function countScansByStation(db: Db): Map<string, number> {
  const stations = sql(db, 'SELECT station_id FROM station').pluck().all() as string[]
  const byPrefix = new Map(stations.map((station) => [station.slice(0, PREFIX), station]))
  if (byPrefix.size < stations.length)
    return new Map(
      sql(db, 'SELECT station_id, count(*) FROM scan GROUP BY station_id').raw().all() as [string, number][],
    )
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < SIXTEENTHS.length; i++) {
    const text = sql(
      db,
      `SELECT group_concat(substr(station_id, 1, ${PREFIX}), '') FROM scan WHERE lead_id >= ? AND lead_id < ?`,
    )
      .pluck()
      .get(SIXTEENTHS[i], SIXTEENTHS[i + 1]) as string | null
    for (let at = 0; text !== null && at < text.length; at += PREFIX) {
      const prefix = text.slice(at, at + PREFIX)
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
    }
  }
  return new Map([...counts].map(([prefix, count]) => [byPrefix.get(prefix)!, count]))
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
