/** What a lead in a bundle adds to the same lead here: facts by union, registers by stamp, of other rows the latest. Looks, writes nothing. */
import { stampMs, stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { Conflict } from '../../shared/contract/bundle.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { LEAD_TABLES, isGreater, isLater, type LeadTable, type Row } from '../store/mergeable.ts'
import type { Db } from '../store/open.ts'
import { sql } from '../store/sql.ts'
import type { PackedLead } from './batch-walk.ts'

/** What is here of a batch's leads. */
interface Known {
  /** The place of each lead that is here. */
  here: ReadonlyMap<string, number>
  /** Table by table, in the order of those places: the ids of their facts, joined by commas. */
  facts: (string | null)[][]
  /** Table by table. */
  latest: Map<string, Row>[]
  registers: Map<string, Map<string, { value: string; stamp: Stamp }>>
}

export interface Addition {
  lead: PackedLead
  isNew: boolean
  /** The rows to write, table by table. */
  rows: Row[][]
  conflicts: Conflict[]
}

// lead by lead, as they stand in the list: to gather the rows and group them takes SQLite half as long again
const FACTS = LEAD_TABLES.map((table) => (table.kind === 'fact' ? `SELECT (SELECT group_concat(${table.columns[0]!.name}) FROM ${table.name} WHERE lead_id = value)
  FROM json_each(?)` : null))
const REGISTERS = 'SELECT lead_id, field, value, stamp FROM register WHERE lead_id IN (SELECT value FROM json_each(?))'
const LATEST = LEAD_TABLES.map((table) => `SELECT lead_id, ${table.columns.map((column) => column.name).join(', ')} FROM ${table.name}
  WHERE lead_id IN (SELECT value FROM json_each(?))`)
const LEADS = 'SELECT lead_id FROM json_each(?) CROSS JOIN lead ON lead_id = value'

/** The ids of those leads that are here. */
export function leadsHere(db: Db, leads: readonly PackedLead[]): string[] {
  return sql(db, LEADS).pluck().all(JSON.stringify(leads.map((lead) => lead.leadId))) as string[]
}

function lookUp(db: Db, leads: readonly PackedLead[], here: readonly string[]): Known {
  const known: Known = {
    here: new Map(here.map((leadId, place) => [leadId, place])), facts: LEAD_TABLES.map(() => []), latest: LEAD_TABLES.map(() => new Map()), registers: new Map(),
  }
  if (here.length === 0) return known
  const ids = JSON.stringify(here)
  LEAD_TABLES.forEach((table, t) => {
    if (!leads.some((lead) => lead.count(t) > 0 && known.here.has(lead.leadId))) return
    const facts = FACTS[t]
    if (facts) known.facts[t] = sql(db, facts).pluck().all(ids) as (string | null)[]
    else if (table.kind === 'latest') for (const [leadId, ...row] of sql(db, LATEST[t]!).raw().all(ids) as [string, ...Row][]) known.latest[t]!.set(leadId, row)
    else for (const row of sql(db, REGISTERS).raw().all(ids) as [string, string, string, Stamp][]) addRegister(known, row)
  })
  return known
}

function addRegister({ registers }: Known, [leadId, field, value, stamp]: [string, string, string, Stamp]): void {
  const fields = registers.get(leadId)
  if (fields === undefined) registers.set(leadId, new Map([[field, { value, stamp }]]))
  else fields.set(field, { value, stamp })
}

const NONE: Row[] = []
const allRows = (lead: PackedLead, t: number): Row[] => (lead.count(t) === 0 ? NONE : Array.from({ length: lead.count(t) }, (_, i) => lead.row(t, i)))

function missingFacts(lead: PackedLead, t: number, joined: string | null): Row[] {
  if (lead.count(t) === 0) return NONE
  if (joined === null) return allRows(lead, t)
  const keys = lead.keys(t)
  if (joined === keys.join()) return NONE
  const here = new Set(joined.split(','))
  return keys.flatMap((key, i) => (here.has(key) ? [] : [lead.row(t, i)]))
}

const isoOf = (stamp: Stamp): string => new Date(stampMs(stamp)).toISOString()

function settingOf(value: string, stamp: Stamp): Conflict['kept'] {
  return { value: JSON.parse(value) as unknown, at: isoOf(stamp), station: stampStation(stamp) }
}

/** Registers that win here; where another station had set another value, both are named. */
function joinRegisters(lead: PackedLead, t: number, known: Known, conflicts: Conflict[]): Row[] {
  return allRows(lead, t).filter((row) => {
    const [field, value, stamp] = row as [string, string, Stamp]
    const here = known.registers.get(lead.leadId)?.get(field)
    if (here === undefined) return true
    const wins = stamp > here.stamp || (stamp === here.stamp && isGreater(value, here.value))
    if (value !== here.value && stampStation(stamp) !== stampStation(here.stamp)) {
      const [theirs, ours] = [settingOf(value, stamp), settingOf(here.value, here.stamp)]
      conflicts.push({ leadId: lead.leadId as LeadId, field, kept: wins ? theirs : ours, other: wins ? ours : theirs })
    }
    return wins
  })
}

/** The latest of the lead's rows, if it is later than the one here. */
function joinLatest(lead: PackedLead, t: number, known: Known): Row[] {
  const here = known.latest[t]!.get(lead.leadId)
  const latest = allRows(lead, t).reduce<Row | undefined>((best, row) => (best === undefined || isLater(row, best) ? row : best), here)
  return latest === undefined || latest === here ? NONE : [latest]
}

function joinTable({ kind }: LeadTable, lead: PackedLead, t: number, known: Known, conflicts: Conflict[]): Row[] {
  switch (kind) {
    case 'fact': return missingFacts(lead, t, known.facts[t]![known.here.get(lead.leadId)!] ?? null)
    case 'register': return joinRegisters(lead, t, known, conflicts)
    case 'latest': return joinLatest(lead, t, known)
  }
}

/** The additions of a batch's leads to what is here now. `here`: which of them are. */
export function joinBatch(db: Db, leads: readonly PackedLead[], here = leadsHere(db, leads)): Addition[] {
  const known = lookUp(db, leads, here)
  return leads.map((lead): Addition => {
    if (!known.here.has(lead.leadId)) return { lead, isNew: true, rows: LEAD_TABLES.map((_, t) => allRows(lead, t)), conflicts: [] }
    const conflicts: Conflict[] = []
    const rows = LEAD_TABLES.map((table, t) => joinTable(table, lead, t, known, conflicts))
    return { lead, isNew: false, rows, conflicts }
  })
}

export const addsNothing = (addition: Addition): boolean => !addition.isNew && addition.rows.every((rows) => rows.length === 0)

/** Is everything that this says here, so that there is nothing to write down? */
export const isSettled = (addition: Addition): boolean => addsNothing(addition) && addition.conflicts.length === 0
