/**
 * The fair's registrant lists: one is loaded, made current, retired and cleared away. Rows of any but the current one
 * are never seen.
 */
import { anyJson, integer, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { one, run, values, type RowOf } from '../db/sql.ts'
import { contactParts } from '../lead/registrant.sql.ts'

const LIST = {
  listId: integer,
  /** The file's name. */
  name: text,
  importedAt: text,
  /** Local phone numbers are this country's. */
  country: text,
  /** What each cell of its rows holds. */
  fields: contactParts,
  /** What the import counted; its shape is the importer's. */
  report: anyJson,
}
export type RegistrantList = RowOf<typeof LIST>

/** Pages of the write-ahead log after which they are carried over into the database: a megabyte. */
const SMALL_STEP = 250

/**
 * For the connection that loads a list: the log is carried over in small steps, because a scan's own write waits while
 * the disk works on a large one.
 */
export function checkpointInSmallSteps(db: Writes): void {
  db.pragma(`wal_autocheckpoint = ${SMALL_STEP}`)
}

/** Begins a list that nobody sees yet; returns its id. */
export function beginList(
  db: Writes,
  list: Pick<RegistrantList, 'name' | 'importedAt' | 'country' | 'fields'>,
): number {
  const { lastInsertRowid } = run(
    db,
    `INSERT INTO registrant_list (state, name, imported_at, country, fields) VALUES ('loading', ?, ?, ?, ?)`,
    list.name,
    list.importedAt,
    list.country,
    JSON.stringify(list.fields),
  )
  return Number(lastInsertRowid)
}

/** How many rows one statement takes: what a call costs is shared by them. */
export const REGISTRANTS_AT_ONCE = 32
const INSERT = 'INSERT INTO registrant (list_id, badge_code, cells) VALUES (?, ?, ?)'
const INSERT_MANY = `${INSERT}${', (?, ?, ?)'.repeat(REGISTRANTS_AT_ONCE - 1)}`

/** Adds rows to a list that is loading; codes are canonical, each comes once, and best in order. */
export function addRegistrants(db: Writes, listId: number, rows: readonly { code: string; cells: string }[]): void {
  if (rows.length === REGISTRANTS_AT_ONCE) {
    const bound: (string | number)[] = []
    for (const { code, cells } of rows) bound.push(listId, code, cells)
    run(db, INSERT_MANY, bound)
  } else for (const { code, cells } of rows) run(db, INSERT, listId, code, cells)
}

/** Makes a loaded list the current one, in place of the one before, whose rows are left to be cleared. */
export function makeCurrent(db: Writes, listId: number, report: unknown): void {
  db.transaction(() => {
    retireList(db)
    run(
      db,
      `UPDATE registrant_list SET state = 'current', report = ? WHERE list_id = ?`,
      JSON.stringify(report),
      listId,
    )
  }).immediate()
}

/** Leaves no list current; its rows are left to be cleared. */
export function retireList(db: Writes): void {
  run(db, `UPDATE registrant_list SET state = 'old' WHERE state = 'current'`)
}

export function getCurrentList(db: Reads): RegistrantList | null {
  return one(
    db,
    `SELECT list_id, name, imported_at, country, fields, report FROM registrant_list WHERE state = 'current'`,
    LIST,
  )
}

export function noteFilled(db: Writes, listId: number, report: unknown): void {
  run(db, 'UPDATE registrant_list SET filled = 1, report = ? WHERE list_id = ?', JSON.stringify(report), listId)
}

/**
 * Was an import ended before the leads scanned earlier had been filled in? It answers yes only once: the caller must
 * have all lists made anew.
 */
export function takeUnfilled(db: Writes): boolean {
  return run(db, `UPDATE registrant_list SET filled = 1 WHERE state = 'current' AND filled = 0`).changes > 0
}

/** Lists whose rows are to be cleared: replaced ones, and ones whose import was cut off. */
export function listsToClear(db: Reads): number[] {
  return values(db, `SELECT list_id FROM registrant_list WHERE state <> 'current'`, integer)
}

/**
 * Deletes at most `limit` rows of a list that is not current, then the list itself; true once nothing of it is left.
 */
export function clearList(db: Writes, listId: number, limit: number): boolean {
  const { changes } = run(
    db,
    `DELETE FROM registrant WHERE list_id = @listId AND badge_code IN
    (SELECT badge_code FROM registrant WHERE list_id = @listId ORDER BY badge_code LIMIT @limit)`,
    { listId, limit },
  )
  if (changes === limit) return false
  run(db, `DELETE FROM registrant_list WHERE list_id = ? AND state <> 'current'`, listId)
  return true
}
