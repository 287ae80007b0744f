/** Merges bundles. It uses its own connection. */
import { dirname } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { isWipeDue, wipe } from '../erasure/wipe.sql.ts'
import { mergeFiles, type MergeOrder } from './merge.ts'

export interface MergeInput extends MergeOrder {
  databaseFile: string
  /** SQLite's page limit, so that a test can fill the disk. */
  maxPages?: number
}

/**
 * Returns the report, and the scans whose remains are wiped. Throws `cancelled` or a storage `AppError`; what was
 * merged until then stays.
 */
export function mergeBundles(
  input: MergeInput,
  control: JobControl,
): Promise<{ report: MergeReport; wiped: readonly string[] }> {
  const folder = dirname(input.databaseFile)
  return withConnection(input.databaseFile, async (db) => {
    // A merge reads tables in their own order, so a small cache is enough. The merge empties the log between
    // transactions.
    db.pragma('cache_size = -32768')
    db.pragma('wal_autocheckpoint = 0')
    if (input.maxPages !== undefined) db.pragma(`max_page_count = ${input.maxPages}`)
    try {
      const report = await mergeFiles(db, input, control)
      if (isWipeDue(db)) {
        const { notWiped, wiped } = wipe(db, folder, true)
        return { report: { ...report, notWiped }, wiped }
      }
      db.pragma('wal_checkpoint(PASSIVE)')
      return { report, wiped: [] }
    } catch (error) {
      // Without this wipe, erased data would stay on disk until the next start.
      if (isWipeDue(db)) wipe(db, folder, true)
      throw error
    }
  })
}
