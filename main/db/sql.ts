/** Prepared statements, each compiled once a connection: a scan asks a dozen questions and must answer at once. */
import type { Statement } from 'better-sqlite3'
import type { Db } from './open.ts'

const prepared = new WeakMap<Db, Map<string, Statement>>()

/** The statement for this text on this connection. The text is always a constant of the code, never made from input. */
export function sql(db: Db, text: string): Statement {
  let statements = prepared.get(db)
  if (statements === undefined) prepared.set(db, (statements = new Map<string, Statement>()))
  let statement = statements.get(text)
  if (statement === undefined) statements.set(text, (statement = db.prepare(text)))
  return statement
}
