/** What SQLite itself says of the database. */
import type { Db } from '../db/open.ts'

/** A file of this size, in bytes, or more has a page that SQLite never uses: its locks lie there. */
const LOCK_BYTE = 2 ** 30
/** Pages between two looks whether to go on. */
const A_WHILE = 2_000

/** Every table, that of the schema first. */
export function listTables(db: Db): string[] {
  const names = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[]
  return ['sqlite_schema', ...names]
}

/** Damage of the table and its indexes, in SQLite's words; empty when there is none. */
export function integrityFaults(db: Db, table: string): string[] {
  return (db.pragma(`integrity_check("${table}")`) as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
}

/** Does a row of the table refer to nothing? */
export function foreignKeyFaults(db: Db, table: string): boolean {
  return (db.pragma(`foreign_key_check("${table}")`) as unknown[]).length > 0
}

/**
 * Every page must belong to one table or index, or be free: the part of `integrity_check` that it leaves out for single
 * tables. `goOn` is called now and then and may throw.
 */
export function pageFaults(db: Db, goOn: () => void): string[] {
  const number = (name: string) => db.pragma(name, { simple: true }) as number
  return db.transaction(() => {
    const pages = number('page_count')
    const used = new Uint8Array(pages + 1)
    let inUse = 0
    let twice = 0
    for (const page of db.prepare('SELECT pageno FROM dbstat').pluck().iterate() as IterableIterator<number>) {
      if (used[page] === 1) twice += 1
      used[page] = 1
      inUse += 1
      if (inUse % A_WHILE === 0) goOn()
    }
    const unused = pages * number('page_size') > LOCK_BYTE ? 1 : 0
    const lost = pages - (inUse - twice) - number('freelist_count') - unused
    return [
      ...(twice > 0 ? [`${twice} pages are used twice`] : []),
      ...(lost !== 0 ? [`${lost} pages are neither used nor free`] : []),
    ]
  })()
}

export function journalMode(db: Db): string {
  return db.pragma('journal_mode', { simple: true }) as string
}
