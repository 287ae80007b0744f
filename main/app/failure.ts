/**
 * What a failure is to a person: a known code. Whatever is unexpected goes to the log and is `internal`, with the log's
 * reference.
 */
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'
import type { Log } from './log.ts'

/** Storage trouble is logged as well: who looks into it needs the cause. `where` names what was being done. */
export function toAppError(error: unknown, where: string, { folder, log }: { folder: string; log: Log }): AppError {
  const known = toStorageError(error, folder)
  if (!(known instanceof AppError))
    return new AppError('internal', { reference: log.failure(error, where) }, { cause: error })
  if (known.code.startsWith('storage_')) log.failure(error, where)
  return known
}
