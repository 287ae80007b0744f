/**
 * The fair's registrant lists: one is loaded, made current, retired and cleared away. Rows of any but the current one
 * are never seen.
 */
import type { ContactPart } from '../../shared/domain/badge/parts.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface RegistrantList {
  listId: number
  /** The file's name. */
  name: string
  importedAt: string
  /** Local phone numbers are this country's. */
  country: string
  /** What each cell of its rows holds. */
  fields: ContactPart[]
  /** What the import counted; its shape is the importer's. */
  report: unknown
}

type ListRow = Omit<RegistrantList, 'fields' | 'report'> & { fields: string; report: string }

/** Pages of the write-ahead log after which they are carried over into the database: a megabyte. */
const SMALL_STEP = 250

/**
 * For the connection that loads a list: the log goes over in small steps, since a scan's own write waits while the disk
 * is at a large one.
 */
export function checkpointInSmallSteps(db: Db): void {
  db.pragma(`wal_autocheckpoint = ${SMALL_STEP}`)
}

/** Begins a list that nobody sees yet; returns its id. */
export function beginList(db: Db, list: Pick<RegistrantList, 'name' | 'importedAt' | 'country' | 'fields'>): number {
  return Number(
    sql(
      db,
      `INSERT INTO registrant_list (state, name, imported_at, country, fields) VALUES ('loading', ?, ?, ?, ?)`,
    ).run(list.name, list.importedAt, list.country, JSON.stringify(list.fields)).lastInsertRowid,
  )
}

/** How many rows one statement takes: what a call costs is shared by them. */
export const REGISTRANTS_AT_ONCE = 32
const INSERT = 'INSERT INTO registrant (list_id, badge_code, cells) VALUES (?, ?, ?)'
const INSERT_MANY = `${INSERT}${', (?, ?, ?)'.repeat(REGISTRANTS_AT_ONCE - 1)}`

/** Adds rows to a list that is loading; codes are canonical, each comes once, and best in order. */
export function addRegistrants(db: Db, listId: number, rows: readonly { code: string; cells: string }[]): void {
  if (rows.length === REGISTRANTS_AT_ONCE) {
    const values: (string | number)[] = []
    for (const { code, cells } of rows) values.push(listId, code, cells)
    sql(db, INSERT_MANY).run(values)
  } else for (const { code, cells } of rows) sql(db, INSERT).run(listId, code, cells)
}

/** Makes a loaded list the current one, in place of the one before, whose rows are left to be cleared. */
export function makeCurrent(db: Db, listId: number, report: unknown): void {
  db.transaction(() => {
    sql(db, `UPDATE registrant_list SET state = 'old' WHERE state = 'current'`).run()
    sql(db, `UPDATE registrant_list SET state = 'current', report = ? WHERE list_id = ?`).run(
      JSON.stringify(report),
      listId,
    )
  }).immediate()
}

/** Leaves no list current; its rows are left to be cleared. */
export function retireList(db: Db): void {
  sql(db, `UPDATE registrant_list SET state = 'old' WHERE state = 'current'`).run()
}

export function getCurrentList(db: Db): RegistrantList | null {
  const row = sql(
    db,
    `SELECT list_id AS listId, name, imported_at AS importedAt, country, fields, report FROM registrant_list WHERE state = 'current'`,
  ).get() as ListRow | undefined
  return row
    ? { ...row, fields: JSON.parse(row.fields) as ContactPart[], report: JSON.parse(row.report) as unknown }
    : null
}

export function noteFilled(db: Db, listId: number, report: unknown): void {
  sql(db, 'UPDATE registrant_list SET filled = 1, report = ? WHERE list_id = ?').run(JSON.stringify(report), listId)
}

/**
 * Was an import ended before the leads scanned earlier had been filled in? Settles it: whoever asks marks the leads
 * stale.
 */
export function takeUnfilled(db: Db): boolean {
  return sql(db, `UPDATE registrant_list SET filled = 1 WHERE state = 'current' AND filled = 0`).run().changes > 0
}

/** Lists whose rows are to be cleared: replaced ones, and ones whose import was cut off. */
export function listsToClear(db: Db): number[] {
  return sql(db, `SELECT list_id FROM registrant_list WHERE state <> 'current'`).pluck().all() as number[]
}

/**
 * Deletes at most `limit` rows of a list that is not current, then the list itself; true once nothing of it is left.
 */
export function clearList(db: Db, listId: number, limit: number): boolean {
  const { changes } = sql(
    db,
    `DELETE FROM registrant WHERE list_id = @listId AND badge_code IN
    (SELECT badge_code FROM registrant WHERE list_id = @listId ORDER BY badge_code LIMIT @limit)`,
  ).run({ listId, limit })
  if (changes === limit) return false
  sql(db, `DELETE FROM registrant_list WHERE list_id = ? AND state <> 'current'`).run(listId)
  return true
}
