/**
 * The fair's registrant lists. A list is loaded, made current, retired and then deleted. Only the current list's rows
 * are ever shown.
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
  /** The country of local phone numbers. */
  country: text,
  /** The field in each cell of its rows. */
  fields: contactParts,
  /** The counts of the import; only the importer knows their shape. */
  report: anyJson,
}
export type RegistrantList = RowOf<typeof LIST>

/** Pages in the write-ahead log that start a checkpoint: one megabyte. */
const SMALL_STEP = 250

/**
 * For the connection that loads a list: small checkpoints. A scan's write waits while the disk works on a large one.
 */
export function checkpointInSmallSteps(db: Writes): void {
  db.pragma(`wal_autocheckpoint = ${SMALL_STEP}`)
}

/** Begins a list that is not visible yet; returns its id. */
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

/** Rows per statement. They share the cost of the call. */
export const REGISTRANTS_AT_ONCE = 32
const INSERT = 'INSERT INTO registrant (list_id, badge_code, cells) VALUES (?, ?, ?)'
const INSERT_MANY = `${INSERT}${', (?, ?, ?)'.repeat(REGISTRANTS_AT_ONCE - 1)}`

/** Adds rows to a list that is loading. Codes are canonical and unique, and best in order. */
export function addRegistrants(db: Writes, listId: number, rows: readonly { code: string; cells: string }[]): void {
  if (rows.length === REGISTRANTS_AT_ONCE) {
    const bound: (string | number)[] = []
    for (const { code, cells } of rows) bound.push(listId, code, cells)
    run(db, INSERT_MANY, bound)
  } else for (const { code, cells } of rows) run(db, INSERT, listId, code, cells)
}

/** Makes a loaded list the current one. The rows of the old list are deleted later. */
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

/** Leaves no list current. Its rows are deleted later. */
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
 * True if an import ended before it filled the leads scanned earlier. It returns true only once: the caller must then
 * rebuild all rows.
 */
export function takeUnfilled(db: Writes): boolean {
  return run(db, `UPDATE registrant_list SET filled = 1 WHERE state = 'current' AND filled = 0`).changes > 0
}

/** Lists to delete: replaced ones, and ones whose import was interrupted. */
export function listsToClear(db: Reads): number[] {
  return values(db, `SELECT list_id FROM registrant_list WHERE state <> 'current'`, integer)
}

/**
 * Deletes at most `limit` rows of a list that is not current, and the list itself after its last row. Returns true when
 * all is deleted.
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
