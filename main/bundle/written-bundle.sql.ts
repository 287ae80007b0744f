/** The bundles that were written here. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { integer, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { one, run, type RowOf } from '../db/sql.ts'

export interface WrittenBundle {
  bundleId: string
  at: string
  exhibitorId: ExhibitorId | null
  leads: number
  scans: number
  /** Of the file, hex. */
  sha256: string
}

export function noteWrittenBundle(db: Writes, bundle: WrittenBundle): void {
  run(
    db,
    `INSERT INTO written_bundle (bundle_id, at, exhibitor_id, leads, scans, sha256)
    VALUES (@bundleId, @at, @exhibitorId, @leads, @scans, @sha256) ON CONFLICT DO NOTHING`,
    { ...bundle },
  )
}

const LAST = { at: text, leads: integer }

/** The newest bundle of everything, or null. */
export function lastWrittenBundle(db: Reads): RowOf<typeof LAST> | null {
  return one(db, 'SELECT at, leads FROM written_bundle WHERE exhibitor_id IS NULL ORDER BY at DESC LIMIT 1', LAST)
}
