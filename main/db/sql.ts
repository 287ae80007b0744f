/**
 * Queries to the database. A statement is compiled once per connection: a scan runs a dozen queries and must be
 * answered at once. Its text is always a constant of the code, never made from input. Rows are checked column by column
 * (`columns.ts`).
 */
import type { RunResult, Statement } from 'better-sqlite3'
import { integer, type Column } from './columns.ts'
import { native, type Reads, type Writes } from './connection.ts'

/** The types that SQLite takes as a parameter. */
type Param = string | number | Uint8Array | null
/** Parameters one by one, all in one array, or by name (`@name`). */
type Params = readonly Param[] | readonly [readonly Param[]] | readonly [Readonly<Record<string, Param>>]

/**
 * The columns of a query, in any order. A column has the name of its key, or of its key in snake_case: `lead_id` is the
 * key `leadId`. A list takes the columns in their order and ignores their names.
 */
export type Shape = Readonly<Record<string, Column<unknown>>> | readonly Column<unknown>[]
export type RowOf<S extends Shape> = {
  -readonly [Key in keyof S]: S[Key] extends Column<infer T> ? T : never
}

interface RowStatement {
  statement: Statement
  shape: Shape
  toRow: (values: unknown[]) => unknown
}

interface ValueStatement {
  statement: Statement
  name: string
}

/** A connection's compiled statements, by kind: a statement returns rows or single values, not both. */
interface Compiled {
  rows: Map<string, RowStatement>
  values: Map<string, ValueStatement>
  runs: Map<string, Statement>
}

const compiled = new WeakMap<Reads, Compiled>()

function compiledOf(db: Reads): Compiled {
  let all = compiled.get(db)
  if (all === undefined) compiled.set(db, (all = { rows: new Map(), values: new Map(), runs: new Map() }))
  return all
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function toListOf(shape: readonly Column<unknown>[], names: readonly string[]): RowStatement['toRow'] {
  if (shape.length !== names.length) throw new Error(`A row has ${names.length} columns, not ${shape.length}`)
  return (values) => values.map((value, i) => shape[i]!(value, names[i]!))
}

function toRecordOf(shape: Exclude<Shape, readonly unknown[]>, names: readonly string[]): RowStatement['toRow'] {
  const keys = names.map(camelCase)
  const differing = [
    ...keys.filter((key) => !Object.hasOwn(shape, key)),
    ...Object.keys(shape).filter((key) => !keys.includes(key)),
  ]
  if (differing.length > 0) throw new Error(`Not both asked for and described: ${differing.join(', ')}`)
  const columns = keys.map((key) => shape[key]!)
  return (values) => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < keys.length; i++) row[keys[i]!] = columns[i]!(values[i], keys[i]!)
    return row
  }
}

function compileRows(db: Reads, text: string, shape: Shape): RowStatement {
  const statement = native(db).prepare(text).raw()
  return { statement, shape, toRow: toRowOf(statement, shape) }
}

function toRowOf(statement: Statement, shape: Shape): RowStatement['toRow'] {
  const names = statement.columns().map(({ name }) => name)
  return isList(shape) ? toListOf(shape, names) : toRecordOf(shape, names)
}

const isList = (shape: Shape): shape is readonly Column<unknown>[] => Array.isArray(shape)

function rowStatement(db: Reads, text: string, shape: Shape): RowStatement {
  const { rows } = compiledOf(db)
  let known = rows.get(text)
  if (known === undefined) rows.set(text, (known = compileRows(db, text, shape)))
  else if (known.shape !== shape) {
    known.toRow = toRowOf(known.statement, shape)
    known.shape = shape
  }
  return known
}

function compileValues(db: Reads, text: string): ValueStatement {
  const statement = native(db).prepare(text).pluck()
  return { statement, name: statement.columns()[0]!.name }
}

function valueStatement(db: Reads, text: string): ValueStatement {
  const { values } = compiledOf(db)
  let known = values.get(text)
  if (known === undefined) values.set(text, (known = compileValues(db, text)))
  return known
}

/** All rows. */
export function all<const S extends Shape>(db: Reads, text: string, shape: S, ...params: Params): RowOf<S>[] {
  const { statement, toRow } = rowStatement(db, text, shape)
  return (statement.all(...params) as unknown[][]).map(toRow) as RowOf<S>[]
}

/** The first row, or null when there is none. */
export function one<const S extends Shape>(db: Reads, text: string, shape: S, ...params: Params): RowOf<S> | null {
  const { statement, toRow } = rowStatement(db, text, shape)
  const values = statement.get(...params) as unknown[] | undefined
  return values === undefined ? null : (toRow(values) as RowOf<S>)
}

/** The first column of all rows. */
export function values<T>(db: Reads, text: string, column: Column<T>, ...params: Params): T[] {
  const { statement, name } = valueStatement(db, text)
  return statement.all(...params).map((value) => column(value, name))
}

/** The first column of the first row, or null when there is no row. */
export function value<T>(db: Reads, text: string, column: Column<T>, ...params: Params): T | null {
  const { statement, name } = valueStatement(db, text)
  const found = statement.get(...params)
  return found === undefined ? null : column(found, name)
}

/** The number that a counting query (`SELECT count(*) …`) returns. */
export function count(db: Reads, text: string, ...params: Params): number {
  const { statement, name } = valueStatement(db, text)
  return integer(statement.get(...params), name)
}

/** Does the query find any row? */
export function exists(db: Reads, text: string, ...params: Params): boolean {
  return valueStatement(db, text).statement.get(...params) !== undefined
}

/**
 * Walks through the rows one by one. The walk compiles its own statement, because a shared one would be busy until the
 * end. Until then this connection cannot change the database.
 */
export function* each<const S extends Shape>(
  db: Reads,
  text: string,
  shape: S,
  ...params: Params
): Generator<RowOf<S>, void, void> {
  const { statement, toRow } = compileRows(db, text, shape)
  for (const values of statement.iterate(...params) as IterableIterator<unknown[]>) yield toRow(values) as RowOf<S>
}

/** Walks through the first column of the rows, as `each` does. */
export function* eachValue<T>(db: Reads, text: string, column: Column<T>, ...params: Params): Generator<T, void, void> {
  const { statement, name } = compileValues(db, text)
  for (const value of statement.iterate(...params)) yield column(value, name)
}

/** Changes the database. */
export function run(db: Writes, text: string, ...params: Params): RunResult {
  const { runs } = compiledOf(db)
  let statement = runs.get(text)
  if (statement === undefined) runs.set(text, (statement = native(db).prepare(text)))
  return statement.run(...params)
}

/** The answer of a PRAGMA: the first column of its first row. */
export function pragma<T>(db: Reads, text: string, column: Column<T>): T {
  return column(native(db).pragma(text, { simple: true }), text)
}
