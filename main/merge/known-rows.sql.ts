/** Loads the rows of many leads that are already here, so that a merge can compare them. */
import type { Stamp } from '../../shared/domain/stamp.ts'
import { branded, nullable, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, values, type RowOf } from '../db/sql.ts'
import { LEAD_TABLES, type Row } from '../lead/tables.sql.ts'

export interface KnownRows {
  /** The index of each lead that is here. */
  here: ReadonlyMap<string, number>
  /** Per table, in the order of those indexes: the ids of the facts, joined by commas. */
  facts: (string | null)[][]
  /** One map per table. */
  latest: Map<string, Row>[]
  /** By lead and field. */
  registers: Map<string, Map<string, { value: string; stamp: Stamp }>>
}

// One query per lead, in the list's order. One query for all rows with grouping takes SQLite half as long again.
const FACTS = LEAD_TABLES.map((table) =>
  table.kind === 'fact'
    ? `SELECT (SELECT group_concat(${table.columns[0]!.name}) FROM ${table.name} WHERE lead_id = value)
  FROM json_each(?)`
    : null,
)
const REGISTERS = 'SELECT lead_id, field, value, stamp FROM register WHERE lead_id IN (SELECT value FROM json_each(?))'
const LATEST = LEAD_TABLES.map(
  (table) => `SELECT lead_id, ${table.columns.map((column) => column.name).join(', ')} FROM ${table.name}
  WHERE lead_id IN (SELECT value FROM json_each(?))`,
)
const LEADS = 'SELECT lead_id FROM json_each(?) CROSS JOIN lead ON lead_id = value'

/** Returns those of these leads that are here. */
export function leadsHere<Id extends string>(db: Reads, leadIds: readonly Id[]): Id[] {
  return values(db, LEADS, branded<Id>(), JSON.stringify(leadIds))
}

const REGISTER = [text, text, text, branded<Stamp>()] as const
/** All columns of the `latest` tables hold text. */
const LATEST_ROWS = LEAD_TABLES.map((table) => [text, ...table.columns.map(() => text)])

function addRegister({ registers }: KnownRows, [leadId, field, value, stamp]: RowOf<typeof REGISTER>): void {
  const fields = registers.get(leadId)
  if (fields === undefined) registers.set(leadId, new Map([[field, { value, stamp }]]))
  else fields.set(field, { value, stamp })
}

/** The rows of the leads in `here`, from the wanted tables. `isWanted` receives the index in `LEAD_TABLES`. */
export function getKnownRows(
  db: Reads,
  here: readonly string[],
  isWanted: (table: number, here: ReadonlyMap<string, number>) => boolean,
): KnownRows {
  const known: KnownRows = {
    here: new Map(here.map((leadId, place) => [leadId, place])),
    facts: LEAD_TABLES.map(() => []),
    latest: LEAD_TABLES.map(() => new Map()),
    registers: new Map(),
  }
  if (here.length === 0) return known
  const ids = JSON.stringify(here)
  LEAD_TABLES.forEach((table, t) => {
    if (!isWanted(t, known.here)) return
    const facts = FACTS[t]
    if (facts) known.facts[t] = values(db, facts, nullable(text), ids)
    else if (table.kind === 'latest')
      for (const [leadId, ...row] of all(db, LATEST[t]!, LATEST_ROWS[t]!, ids)) known.latest[t]!.set(leadId!, row)
    else for (const row of all(db, REGISTERS, REGISTER, ids)) addRegister(known, row)
  })
  return known
}
