/** Which bundles were written here. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

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
  sql(
    db,
    `INSERT INTO written_bundle (bundle_id, at, exhibitor_id, leads, scans, sha256) VALUES (@bundleId, @at, @exhibitorId, @leads, @scans, @sha256)
    ON CONFLICT DO NOTHING`,
  ).run(bundle)
}

/** The newest bundle of everything, or null. */
export function lastWrittenBundle(db: Db): { at: string; leads: number } | null {
  return (
    (sql(db, 'SELECT at, leads FROM written_bundle WHERE exhibitor_id IS NULL ORDER BY at DESC LIMIT 1').get() as
      | { at: string; leads: number }
      | undefined) ?? null
  )
}
