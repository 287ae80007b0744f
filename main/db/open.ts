/**
 * Opens the data folder's database: one Enishi at a time, write-ahead log, durable at every commit. The lock is
 * SQLite's own on a second, empty database, so the system frees it however this process ends.
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
  /** For a worker that writes, so that it steps aside for this connection. */
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

/** A checkpoint makes one scan in some hundreds wait; 16 MB of log make it rare. */
export const CHECKPOINT_PAGES = 4_000

/** What every connection to the database is set to. */
function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  // what is deleted is overwritten at once, so that an erased visitor leaves no bytes behind
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
}

/** A further connection for a worker thread; the folder's lock is held by the thread that opened the store. */
export function openConnection(file: string): Writes {
  const db = new Database(file, { timeout: 10_000, fileMustExist: true })
  configure(db)
  return asWrites(db)
}

/**
 * A further connection that only asks: for jobs that change nothing, and for answers that must not hold up the
 * connection that writes scans. SQLite itself refuses a change.
 */
export function openReader(file: string): Reads {
  const db = new Database(file, { readonly: true, timeout: 10_000 })
  db.pragma('trusted_schema = OFF')
  db.pragma('temp_store = MEMORY')
  return asReads(db)
}

export function close(db: Reads): void {
  native(db).close()
}

/** A database other than the data folder's own: a backup, say. Waits `timeout` ms where somebody writes in it. */
export function openOther(file: string, timeout: number): Writes {
  return asWrites(new Database(file, { timeout }))
}

/** An empty database that the system removes with its connection. */
export function openScratch(): Writes {
  return asWrites(new Database(''))
}

/**
 * Makes the folder and those above it. Node's own way says `ENOENT` for a disk that is read-only or not there, or never
 * ends.
 */
function makeFolder(folder: string): void {
  try {
    // nobody else on this machine has to look into it
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
 * Opens the store in `folder`, which is made if it is not there. Throws `storage_locked`, `storage_read_only`,
 * `storage_newer`, `storage_damaged`, `storage_full` or `storage_failed`; nothing is changed then.
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
    // looks at the version before any setting could touch a newer app's file
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
