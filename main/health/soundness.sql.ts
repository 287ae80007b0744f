/** SQLite's own checks of the database. */
import { integer, text } from '../db/columns.ts'
import { inSnapshot, type Reads } from '../db/connection.ts'
import { eachValue, exists, pragma, values } from '../db/sql.ts'

/** A file of this size, in bytes, or more has one page that SQLite uses only for its locks. */
const LOCK_BYTE = 2 ** 30
/** The number of pages between two calls of `goOn`. */
const A_WHILE = 2_000

/** Every table; the schema's table is first. */
export function listTables(db: Reads): string[] {
  return ['sqlite_schema', ...values(db, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, text)]
}

/** Damage of the table and its indexes, in SQLite's words; empty when there is none. */
export function integrityFaults(db: Reads, table: string): string[] {
  return values(db, `PRAGMA integrity_check("${table}")`, text).filter((line) => line !== 'ok')
}

/** Does a row of the table refer to a missing row? */
export function foreignKeyFaults(db: Reads, table: string): boolean {
  return exists(db, `PRAGMA foreign_key_check("${table}")`)
}

/**
 * Checks that every page belongs to one table or index, or is free. `integrity_check` leaves this out for single
 * tables. `goOn` is called regularly and may throw.
 */
export function pageFaults(db: Reads, goOn: () => void): string[] {
  return inSnapshot(db, () => {
    const pages = pragma(db, 'page_count', integer)
    const used = new Uint8Array(pages + 1)
    let inUse = 0
    let twice = 0
    for (const page of eachValue(db, 'SELECT pageno FROM dbstat', integer)) {
      if (used[page] === 1) twice += 1
      used[page] = 1
      inUse += 1
      if (inUse % A_WHILE === 0) goOn()
    }
    const unused = pages * pragma(db, 'page_size', integer) > LOCK_BYTE ? 1 : 0
    const lost = pages - (inUse - twice) - pragma(db, 'freelist_count', integer) - unused
    return [
      ...(twice > 0 ? [`${twice} pages are used twice`] : []),
      ...(lost !== 0 ? [`${lost} pages are neither used nor free`] : []),
    ]
  })
}

export function journalMode(db: Reads): string {
  return pragma(db, 'journal_mode', text)
}
