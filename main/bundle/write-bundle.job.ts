/** Writes bundles one after the other on its own connection. */
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { withReadOnly } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { assertReplaceable, toOutError } from '../files/whole-file.ts'
import { writeBundleFile, type BundleOrder, type BundleWritten } from './encode.ts'

export interface WriteBundleInput {
  databaseFile: string
  orders: BundleOrder[]
  exhibition: ExhibitionSetup
}

const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')

/**
 * Throws `recipient_invalid`, `cancelled`, `usage` when a folder or device is at the path, `file_unwritable` or a
 * storage `AppError`. It then leaves no unfinished file behind.
 */
export function writeBundles(
  { databaseFile, orders, exhibition }: WriteBundleInput,
  control: JobControl,
): Promise<BundleWritten[]> {
  const read = readerOf(exhibition)
  return withReadOnly(databaseFile, async (db) => {
    const written: BundleWritten[] = []
    for (const [i, order] of orders.entries()) {
      assertReplaceable(order.out)
      try {
        written.push(
          await writeBundleFile(
            db,
            order,
            {
              progress: (done, total) =>
                control.progress(Math.round((i + (total === 0 ? 1 : done / total)) * 1000), orders.length * 1000),
              throwIfCancelled: () => control.throwIfCancelled(),
            },
            read,
          ),
        )
      } catch (error) {
        throw isOfDatabase(error) ? error : toOutError(error, order.out)
      }
    }
    return written
  })
}
