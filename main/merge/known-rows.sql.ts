/** What is here already of many leads at once, as a merge compares it. */
import type { Stamp } from '../../shared/domain/stamp.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { LEAD_TABLES, type Row } from '../lead/tables.sql.ts'

export interface KnownRows {
  /** The place of each lead that is here. */
  here: ReadonlyMap<string, number>
  /** Table by table, in the order of those places: the ids of their facts, joined by commas. */
  facts: (string | null)[][]
  /** Table by table. */
  latest: Map<string, Row>[]
  /** By lead and field. */
  registers: Map<string, Map<string, { value: string; stamp: Stamp }>>
}

// lead by lead, as they stand in the list: to gather the rows and group them takes SQLite half as long again
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

/** Those of these leads that are here. */
export function leadsHere<Id extends string>(db: Db, leadIds: readonly Id[]): Id[] {
  return sql(db, LEADS).pluck().all(JSON.stringify(leadIds)) as Id[]
}

function addRegister({ registers }: KnownRows, [leadId, field, value, stamp]: [string, string, string, Stamp]): void {
  const fields = registers.get(leadId)
  if (fields === undefined) registers.set(leadId, new Map([[field, { value, stamp }]]))
  else fields.set(field, { value, stamp })
}

/**
 * The rows of leads that are `here`; those of tables that `isWanted` (told each one's place in `LEAD_TABLES`) leaves
 * out are not looked up.
 */
export function getKnownRows(
  db: Db,
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
    if (facts) known.facts[t] = sql(db, facts).pluck().all(ids) as (string | null)[]
    else if (table.kind === 'latest')
      for (const [leadId, ...row] of sql(db, LATEST[t]!).raw().all(ids) as [string, ...Row][])
        known.latest[t]!.set(leadId, row)
    else
      for (const row of sql(db, REGISTERS).raw().all(ids) as [string, string, string, Stamp][]) addRegister(known, row)
  })
  return known
}
