/** Merges bundles with a connection of its own. */
import { dirname } from 'node:path'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { isWipeDue, wipe } from '../erasure/wipe.sql.ts'
import { mergeFiles, type MergeOrder } from './merge.ts'

export interface MergeInput extends MergeOrder {
  databaseFile: string
  /** SQLite's limit of pages, for a test of a full disk. */
  maxPages?: number
}

/** Throws `cancelled` or a storage `AppError`; what was merged until then stays. */
export function mergeBundles(input: MergeInput, control: JobControl): Promise<MergeReport> {
  const folder = dirname(input.databaseFile)
  return withConnection(input.databaseFile, async (db) => {
    // a merge goes through the tables in their own order; and the log is emptied by the merge, between its transactions
    db.pragma('cache_size = -32768')
    db.pragma('wal_autocheckpoint = 0')
    if (input.maxPages !== undefined) db.pragma(`max_page_count = ${input.maxPages}`)
    try {
      const report = await mergeFiles(db, input, control)
      if (isWipeDue(db)) return { ...report, ...wipe(db, folder, input.turn) }
      db.pragma('wal_checkpoint(PASSIVE)')
      return report
    } catch (error) {
      // what was erased before the merge ended is not left lying about until the next start
      if (isWipeDue(db)) wipe(db, folder, input.turn)
      throw error
    }
  })
}
