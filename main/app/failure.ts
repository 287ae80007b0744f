/**
 * Turns a failure into a known error code. An unexpected failure is logged and becomes `internal`, with the log's
 * reference.
 */
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'
import type { Log } from './log.ts'

/** Storage failures are logged too, because support needs the cause. `where` names the work that failed. */
export function toAppError(error: unknown, where: string, { folder, log }: { folder: string; log: Log }): AppError {
  const known = toStorageError(error, folder)
  if (!(known instanceof AppError))
    return new AppError('internal', { reference: log.failure(error, where) }, { cause: error })
  if (known.code.startsWith('storage_')) log.failure(error, where)
  return known
}
