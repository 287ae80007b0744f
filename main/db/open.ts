/**
 * Opens the data folder's database: one Enishi at a time, write-ahead log, durable at every commit. The lock is
 * SQLite's own lock on a second, empty database. The system frees it however this process ends.
 */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { asReads, asWrites, native, type Reads, type Writes } from './connection.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { toStorageError } from './storage-error.ts'
import { announceWrites, createTurn, type Turn } from './turn.ts'

export interface Store {
  db: Writes
  /** The database's file, for a worker's own connection. */
  file: string
  /** For a worker that writes, so that it gives way to this connection. */
  turn: Turn
  close(): void
}

function lockFolder(folder: string): Database.Database {
  const lock = new Database(join(folder, 'enishi.lock'), { timeout: 0 })
  try {
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}

/** A checkpoint makes one scan in some hundreds wait. 16 MB of log make checkpoints rare. */
export const CHECKPOINT_PAGES = 4_000

/** The settings of every connection to the database. */
function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  // deleted data is overwritten at once, so an erased visitor leaves no bytes behind
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
}

/** A further connection for a worker thread. The thread that opened the store holds the folder's lock. */
export function openConnection(file: string): Writes {
  const db = new Database(file, { timeout: 10_000, fileMustExist: true })
  configure(db)
  return asWrites(db)
}

/**
 * A further connection that only reads: for jobs that change nothing, and for queries that must not delay the
 * connection that writes scans. SQLite itself refuses a change.
 */
export function openReadOnly(file: string): Reads {
  const db = new Database(file, { readonly: true, timeout: 10_000 })
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  return asReads(db)
}

export function close(db: Reads): void {
  native(db).close()
}

/**
 * A database outside the data folder's own, for example a backup. Waits `timeout` ms while another connection writes.
 */
export function openOther(file: string, timeout: number): Writes {
  return asWrites(new Database(file, { timeout }))
}

/** An empty database that the system deletes when the connection closes. */
export function openScratch(): Writes {
  return asWrites(new Database(''))
}

/**
 * Makes the folder and its parents. Node's recursive `mkdir` reports `ENOENT` for a read-only or missing disk, or never
 * returns.
 */
function makeFolder(folder: string): void {
  try {
    // other users of this machine must not read it
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && dirname(folder) !== folder) {
      makeFolder(dirname(folder))
      mkdirSync(folder, { mode: 0o700 })
    } else if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw error
    }
  }
}

/**
 * Opens the store in `folder`; makes the folder if it is missing. Throws `storage_locked`, `storage_read_only`,
 * `storage_newer`, `storage_damaged`, `storage_full` or `storage_failed`, and then leaves the database unchanged.
 */
export function openStore(folder: string): Store {
  let lock: Database.Database | undefined
  let db: Database.Database | undefined
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    const file = join(folder, 'enishi.db')
    if (existsSync(file)) accessSync(file, constants.W_OK)
    lock = lockFolder(folder)
    db = new Database(file, { timeout: 10_000 })
    // checks the version before a setting could change a newer app's file
    if ((db.pragma('user_version', { simple: true }) as number) > (migrations.at(-1)?.version ?? 0))
      throw new AppError('storage_newer', { folder })
    configure(db)
    migrate(db, folder, migrations)
    const turn = createTurn()
    announceWrites(db, turn)
    const opened = { db: asWrites(db), lock }
    return {
      db: opened.db,
      file,
      turn,
      close() {
        opened.db.close()
        opened.lock.close()
      },
    }
  } catch (error) {
    db?.close()
    lock?.close()
    throw toStorageError(error, folder)
  }
}
