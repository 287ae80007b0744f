/** A mark that changes whenever something in the database has changed, so that pages know when to ask again. */
import { integer } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { pragma, value } from '../db/sql.ts'

/**
 * SQLite counts the rows that this connection has changed, and steps `data_version` when another one (a worker) has
 * committed (https://www.sqlite.org/pragma.html#pragma_data_version). Only differing marks mean something.
 */
export function databaseRevision(db: Reads): string {
  return `${value(db, 'SELECT total_changes()', integer)}.${pragma(db, 'data_version', integer)}`
}
