/**
 * The types of columns. Each function checks a value from SQLite and returns it as the app uses it. A value of another
 * type means a damaged database or a wrong query. It then throws, naming the column but never the value, which may be
 * personal data.
 */

/** Checks a value and returns it as the app uses it. `name` is the column's name, for the error. */
export type Column<T> = (value: unknown, name: string) => T

function unexpected(value: unknown, name: string, wanted: string): Error {
  const found = value === null ? 'NULL' : Buffer.isBuffer(value) ? 'a blob' : `a ${typeof value}`
  return new Error(`The column ${name} should hold ${wanted}, but holds ${found}`)
}

export const text: Column<string> = (value, name) => {
  if (typeof value !== 'string') throw unexpected(value, name, 'text')
  return value
}

/** A text of one branded type: an id, a stamp. Its form was checked when it was written. */
export function branded<T extends string>(): Column<T> {
  return text as Column<T>
}

export const integer: Column<number> = (value, name) => {
  if (!Number.isSafeInteger(value)) throw unexpected(value, name, 'an integer')
  return value as number
}

export const blob: Column<Buffer> = (value, name) => {
  if (!Buffer.isBuffer(value)) throw unexpected(value, name, 'a blob')
  return value
}

/** 0 or 1. */
export const flag: Column<boolean> = (value, name) => {
  if (value !== 0 && value !== 1) throw unexpected(value, name, '0 or 1')
  return value === 1
}

/** A text from a closed set. */
export function oneOf<T extends string>(...known: readonly T[]): Column<T> {
  const set: ReadonlySet<unknown> = new Set(known)
  return (value, name) => {
    if (!set.has(value)) throw unexpected(value, name, `one of ${known.join(', ')}`)
    return value as T
  }
}

/** The column's value, or null. */
export function nullable<T>(column: Column<T>): Column<T | null> {
  return (value, name) => (value === null ? null : column(value, name))
}

/** JSON whose value passes `check`. */
export function json<T>(check: (value: unknown) => value is T): Column<T> {
  return (value, name) => {
    let parsed: unknown
    try {
      parsed = JSON.parse(text(value, name))
    } catch (cause) {
      // the parser's own message quotes the text
      throw cause instanceof SyntaxError ? new Error(`The column ${name} should hold JSON`) : cause
    }
    if (!check(parsed)) throw new Error(`The column ${name} holds JSON of another shape`)
    return parsed
  }
}

/** JSON of any shape; the caller checks it. */
export const anyJson: Column<unknown> = json((parsed): parsed is unknown => parsed !== undefined)

/** A JSON list of texts. */
export const texts: Column<string[]> = json(
  (value): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string'),
)
