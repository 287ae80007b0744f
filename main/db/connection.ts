/**
 * The two kinds of connection: one that only reads, and one that also writes. A writing one can be used for reading
 * too.
 */
import type Database from 'better-sqlite3'

declare const reads: unique symbol
declare const writes: unique symbol

/** A connection that only reads. Only the functions of `sql.ts` can use it. */
export interface Reads {
  readonly [reads]: true
}

/** A connection that also changes the database, so it has transactions and settings. */
export type Writes = Reads & Database.Database & { readonly [writes]: true }

/** The library's own connection underneath. Only `main/db` may use it. */
export function native(db: Reads): Database.Database {
  return db as unknown as Database.Database
}

/** Marks a newly opened connection as one that writes. */
export function asWrites(db: Database.Database): Writes {
  return db as Writes
}

/** Marks a newly opened connection as one that only reads. */
export function asReads(db: Database.Database): Reads {
  return db as unknown as Reads
}

/** Runs `work` in one read transaction: all its queries see one state of the database. */
export function inSnapshot<T>(db: Reads, work: () => T): T {
  return native(db).transaction(work)()
}
