/** A job's own connection to the database. */
import { dirname } from 'node:path'
import type { Reads, Writes } from '../db/connection.ts'
import { close, openConnection, openReadOnly } from '../db/open.ts'
import { toStorageError } from '../db/storage-error.ts'

async function withOpened<Db extends Reads, T>(
  databaseFile: string,
  open: (file: string) => Db,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  let db: Db | undefined
  try {
    db = open(databaseFile)
    return await work(db)
  } catch (error) {
    throw toStorageError(error, dirname(databaseFile))
  } finally {
    if (db !== undefined) close(db)
  }
}

/**
 * Does `work` with a connection and always closes it. Throws the error of `work`; errors of SQLite and the disk become
 * a storage `AppError`.
 */
export function withConnection<T>(databaseFile: string, work: (db: Writes) => Promise<T>): Promise<T> {
  return withOpened(databaseFile, openConnection, work)
}

/** As `withConnection`, for work that only reads: SQLite refuses a change. */
export function withReadOnly<T>(databaseFile: string, work: (db: Reads) => Promise<T>): Promise<T> {
  return withOpened(databaseFile, openReadOnly, work)
}
