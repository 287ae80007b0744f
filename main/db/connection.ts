/** The two kinds of connection: one that only asks, and one that also changes. The latter may stand for the former. */
import type Database from 'better-sqlite3'

declare const reads: unique symbol
declare const writes: unique symbol

/** A connection that only asks. Nothing but the functions of `sql.ts` can use it. */
export interface Reads {
  readonly [reads]: true
}

/** A connection that also changes the database, so it has transactions and settings. */
export type Writes = Reads & Database.Database & { readonly [writes]: true }

/** The library's own connection below. For `main/db` alone. */
export function native(db: Reads): Database.Database {
  return db as unknown as Database.Database
}

/** Names a connection that was just opened for writing. */
export function asWrites(db: Database.Database): Writes {
  return db as Writes
}

/** Names a connection that was just opened read-only. */
export function asReads(db: Database.Database): Reads {
  return db as unknown as Reads
}

/** Runs `work` in one reading transaction: all its questions are answered from one state of the database. */
export function inSnapshot<T>(db: Reads, work: () => T): T {
  return native(db).transaction(work)()
}
