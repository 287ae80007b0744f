/** What a lead in a bundle adds to the same lead here: facts by union, registers by stamp, of other rows the latest. Looks, writes nothing. */
import { stampMs, stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { Conflict } from '../../shared/contract/bundle.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { LEAD_TABLES, isGreater, isLater, type LeadTable, type Row } from '../store/mergeable.ts'
import type { Db } from '../store/open.ts'
import { sql } from '../store/sql.ts'
import type { PackedLead } from './batch-walk.ts'

/** What is here of a lead: the ids of its facts, table by table, joined by commas; its registers; its latest rows, by table. */
interface Known {
  facts: (string | undefined)[]
  registers: Map<string, { value: string; stamp: Stamp }>
  latest: (Row | undefined)[]
}

export interface Addition {
  lead: PackedLead
  isNew: boolean
  /** The rows to write, table by table. */
  rows: Row[][]
  conflicts: Conflict[]
}

const FACTS = LEAD_TABLES.map((table) => (table.kind === 'fact' ? `SELECT lead_id, group_concat(${table.columns[0]!.name}) FROM ${table.name}
  WHERE lead_id IN (SELECT value FROM json_each(?)) GROUP BY lead_id` : null))
const REGISTERS = 'SELECT lead_id, field, value, stamp FROM register WHERE lead_id IN (SELECT value FROM json_each(?))'
const LATEST = LEAD_TABLES.map((table) => `SELECT lead_id, ${table.columns.map((column) => column.name).join(', ')} FROM ${table.name}
  WHERE lead_id IN (SELECT value FROM json_each(?))`)
const LEADS = 'SELECT lead_id FROM lead WHERE lead_id IN (SELECT value FROM json_each(?))'

/** The ids of those leads that are here. */
export function leadsHere(db: Db, leads: readonly PackedLead[]): string[] {
  return sql(db, LEADS).pluck().all(JSON.stringify(leads.map((lead) => lead.leadId))) as string[]
}

function lookUp(db: Db, leads: readonly PackedLead[], here: readonly string[]): Map<string, Known> {
  const known = new Map(here.map((leadId): [string, Known] => [leadId, { facts: LEAD_TABLES.map(() => undefined), registers: new Map(), latest: LEAD_TABLES.map(() => undefined) }]))
  if (here.length === 0) return known
  const ids = JSON.stringify(here)
  const both = leads.filter((lead) => known.has(lead.leadId))
  LEAD_TABLES.forEach((table, t) => {
    if (!both.some((lead) => lead.count(t) > 0)) return
    const facts = FACTS[t]
    if (facts) for (const [leadId, joined] of sql(db, facts).raw().all(ids) as [string, string][]) known.get(leadId)!.facts[t] = joined
    else if (table.kind === 'latest') for (const [leadId, ...row] of sql(db, LATEST[t]!).raw().all(ids) as [string, ...Row][]) known.get(leadId)!.latest[t] = row
    else for (const [leadId, field, value, stamp] of sql(db, REGISTERS).raw().all(ids) as [string, string, string, Stamp][]) known.get(leadId)!.registers.set(field, { value, stamp })
  })
  return known
}

const NONE: Row[] = []
const allRows = (lead: PackedLead, t: number): Row[] => (lead.count(t) === 0 ? NONE : Array.from({ length: lead.count(t) }, (_, i) => lead.row(t, i)))

function missingFacts(lead: PackedLead, t: number, joined: string | undefined): Row[] {
  if (lead.count(t) === 0) return NONE
  if (joined === undefined) return allRows(lead, t)
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
    const here = known.registers.get(field)
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
  const here = known.latest[t]
  const latest = allRows(lead, t).reduce<Row | undefined>((best, row) => (best === undefined || isLater(row, best) ? row : best), here)
  return latest === undefined || latest === here ? NONE : [latest]
}

function joinTable({ kind }: LeadTable, lead: PackedLead, t: number, known: Known, conflicts: Conflict[]): Row[] {
  switch (kind) {
    case 'fact': return missingFacts(lead, t, known.facts[t])
    case 'register': return joinRegisters(lead, t, known, conflicts)
    case 'latest': return joinLatest(lead, t, known)
  }
}

/** The additions of a batch's leads to what is here now. `here`: which of them are. */
export function joinBatch(db: Db, leads: readonly PackedLead[], here = leadsHere(db, leads)): Addition[] {
  const known = lookUp(db, leads, here)
  return leads.map((lead): Addition => {
    const found = known.get(lead.leadId)
    if (found === undefined) return { lead, isNew: true, rows: LEAD_TABLES.map((_, t) => allRows(lead, t)), conflicts: [] }
    const conflicts: Conflict[] = []
    const rows = LEAD_TABLES.map((table, t) => joinTable(table, lead, t, found, conflicts))
    return { lead, isNew: false, rows, conflicts }
  })
}

export const addsNothing = (addition: Addition): boolean => !addition.isNew && addition.rows.every((rows) => rows.length === 0)

/** Is everything that this says here, so that there is nothing to write down? */
export const isSettled = (addition: Addition): boolean => addsNothing(addition) && addition.conflicts.length === 0
