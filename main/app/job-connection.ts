/** A job's own connection to the database. */
import { dirname } from 'node:path'
import { openConnection, type Db } from '../db/open.ts'
import { toStorageError } from '../db/storage-error.ts'

/**
 * Does `work` with a connection that is closed whatever happens. Throws what `work` throws; what SQLite and the disk
 * say as a storage `AppError`.
 */
export async function withConnection<T>(databaseFile: string, work: (db: Db) => Promise<T>): Promise<T> {
  let db: Db | undefined
  try {
    db = openConnection(databaseFile)
    return await work(db)
  } catch (error) {
    throw toStorageError(error, dirname(databaseFile))
  } finally {
    db?.close()
  }
}
