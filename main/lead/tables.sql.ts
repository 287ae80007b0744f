/**
 * The only list of the tables that make up a lead. Bundles are written and read with it, and merges insert with it. Add
 * a new table of facts at the end, with a new format version and its chapter in docs/bundle-format.md.
 */
import { isRegisterValue, MAX_VALUE } from '../../shared/domain/lead/register-value.ts'
import { isSaid, MAX_SAID } from '../../shared/domain/registrants/carried.ts'

/**
 * How a bundle stores a column: `uuid` 16 bytes · `ref` a text that many rows share · `text` · `json` a text that must
 * be JSON · `time` UTC ISO 8601 with milliseconds · `flag` 0 or 1 · `bytes` · `stamp` a hybrid logical clock stamp ·
 * `station` a station's id.
 */
export type ColumnType = 'uuid' | 'ref' | 'text' | 'json' | 'time' | 'flag' | 'bytes' | 'stamp' | 'station'

export interface Column {
  name: string
  type: ColumnType
  /** For `ref`, `text`, `json` and `bytes`: the most bytes. */
  max?: number
  /** For `ref`: the only allowed values. */
  oneOf?: readonly string[]
  /** For `json`: tests the shape of the value. `field` is the last `ref` before it in the row: a register's field. */
  isValid?: (value: unknown, field: string) => boolean
}

/** A table with the rows of leads. The key is the lead and the first column; the kind `latest` has one row per lead. */
export interface LeadTable {
  name: string
  /**
   * Facts are only added. Of two rows of a register, the one with the greater (stamp, value) stays. Of two `latest`
   * rows, the one for which `isLater` is true stays.
   */
  kind: 'fact' | 'register' | 'latest'
  columns: readonly Column[]
}

const station: Column = { name: 'station_id', type: 'station' }
const at: Column = { name: 'at', type: 'time' }
const SOURCES = ['camera', 'scanner', 'typed', 'photo', 'form', 'command'] as const

export const LEAD_TABLES: readonly LeadTable[] = [
  {
    name: 'scan',
    kind: 'fact',
    columns: [
      { name: 'scan_id', type: 'uuid' },
      station,
      { name: 'staff', type: 'ref', max: 800 },
      at,
      { name: 'source', type: 'ref', oneOf: SOURCES, max: 20 },
      { name: 'payload', type: 'bytes', max: 16_384 },
    ],
  },
  {
    name: 'note',
    kind: 'fact',
    columns: [
      { name: 'note_id', type: 'uuid' },
      station,
      at,
      { name: 'by', type: 'ref', max: 800 },
      { name: 'text', type: 'text', max: 16_000 },
    ],
  },
  {
    name: 'consent',
    kind: 'fact',
    columns: [
      { name: 'consent_id', type: 'uuid' },
      station,
      { name: 'purpose', type: 'ref', max: 160 },
      { name: 'given', type: 'flag' },
      at,
      { name: 'wording_version', type: 'ref', max: 800 },
      { name: 'language', type: 'ref', oneOf: ['en', 'ja'], max: 8 },
    ],
  },
  {
    name: 'withdrawal',
    kind: 'fact',
    columns: [{ name: 'withdrawal_id', type: 'uuid' }, { name: 'fact_id', type: 'uuid' }, station, at],
  },
  {
    name: 'card_picture',
    kind: 'fact',
    columns: [{ name: 'card_id', type: 'uuid' }, station, at, { name: 'jpeg', type: 'bytes', max: 4_194_304 }],
  },
  {
    name: 'register',
    kind: 'register',
    columns: [
      { name: 'field', type: 'ref', max: 400 },
      { name: 'value', type: 'json', max: MAX_VALUE, isValid: (value, field) => isRegisterValue(field, value) },
      { name: 'stamp', type: 'stamp' },
    ],
  },
  {
    name: 'carried_registrant',
    kind: 'latest',
    columns: [
      { name: 'imported_at', type: 'time' },
      { name: 'said', type: 'json', max: MAX_SAID, isValid: isSaid },
    ],
  },
]

/** A value as SQLite stores it. */
export type Value = string | number | Uint8Array
export type Row = Value[]

/** One complete lead: its identity, its visitor's badge code, and its rows per table, in the order of `LEAD_TABLES`. */
export interface LeadGroup {
  leadId: string
  exhibitorId: string
  visitorId: string
  badgeCode: string | null
  rows: Row[][]
}

/** Compares UTF-8 bytes, as SQLite does. True if `a` is greater. */
export const isGreater = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0

/**
 * Says whether the first of two `latest` rows stays. If times are equal, the greater text wins, so order never matters.
 */
export function isLater([timeA, textA]: Row, [timeB, textB]: Row): boolean {
  return timeA === timeB ? isGreater(textA as string, textB as string) : (timeA as string) > (timeB as string)
}

/**
 * The `INSERT` statement for rows of this table, lead id first. If a row already exists, a fact stays unchanged; of
 * register and latest rows, the greater stamp or later row wins.
 */
export function insertStatement(table: LeadTable, rows = 1): string {
  const names = ['lead_id', ...table.columns.map((column) => column.name)]
  const places = `(${names.map(() => '?').join(', ')})`
  const insert = `INSERT INTO ${table.name} (${names.join(', ')}) VALUES ${Array(rows).fill(places).join(', ')}`
  switch (table.kind) {
    case 'fact':
      return `${insert} ON CONFLICT DO NOTHING`
    case 'register':
      return `${insert} ON CONFLICT (lead_id, field) DO UPDATE SET value = excluded.value, stamp = excluded.stamp
      WHERE (excluded.stamp, excluded.value) > (register.stamp, register.value)`
    case 'latest': {
      const [time, text] = table.columns.map((column) => column.name)
      return `${insert} ON CONFLICT (lead_id) DO UPDATE SET ${time} = excluded.${time}, ${text} = excluded.${text}
        WHERE (excluded.${time}, excluded.${text}) > (${table.name}.${time}, ${table.name}.${text})`
    }
  }
}
