/** Writes bundles with a connection of its own, one after the other. */
import { dirname } from 'node:path'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { writeBundleFile, type BundleOrder, type BundleWritten } from '../bundle/encode.ts'
import { toOutError } from '../followup/out-file.ts'
import { openConnection, type Db } from '../store/open.ts'
import { toStorageError } from '../store/storage-error.ts'
import type { JobControl } from './control.ts'

export interface WriteBundleInput {
  databaseFile: string
  orders: BundleOrder[]
  exhibition: ExhibitionSetup
}

/** Throws `recipient_invalid`, `cancelled`, `usage` where a folder is in the way, `file_unwritable` or a storage `AppError`; a file that was begun is not there then. */
export async function writeBundles(input: WriteBundleInput, control: JobControl): Promise<BundleWritten[]> {
  const written: BundleWritten[] = []
  let db: Db | undefined
  let out: string | null = null
  try {
    db = openConnection(input.databaseFile)
    for (const [i, order] of input.orders.entries()) {
      out = order.out
      written.push(await writeBundleFile(db, order, {
        progress: (done, total) => control.progress(Math.round((i + (total === 0 ? 1 : done / total)) * 1000), input.orders.length * 1000),
        throwIfCancelled: () => control.throwIfCancelled(),
      }, readerOf(input.exhibition)))
    }
    return written
  } catch (error) {
    const ofDatabase = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')
    throw out === null || ofDatabase ? toStorageError(error, dirname(input.databaseFile)) : toOutError(error, out)
  } finally {
    db?.close()
  }
}
