/** A job's own connection to the database. */
import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename, dirname } from 'node:path'
import { isMainThread } from 'node:worker_threads'
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

/**
 * Gives this worker thread a lower priority than the thread that answers scans. Node can do that only on Linux. Not for
 * work that writes: while it holds the database's lock, a scan waits for it.
 */
function giveWay(): void {
  if (isMainThread || process.platform !== 'linux') return
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A sandbox may forbid it. Then the work runs beside the scans as on other systems.
  }
}

/** As `withConnection`, for work that only reads: SQLite refuses a change, and the work gives way to scans. */
export function withReadOnly<T>(databaseFile: string, work: (db: Reads) => Promise<T>): Promise<T> {
  giveWay()
  return withOpened(databaseFile, openReadOnly, work)
}
