/**
 * Computes what a lead in a bundle adds to the same lead here: facts by union, registers by stamp, other rows by
 * latest. It writes nothing.
 */
import type { LeadId } from '../../shared/domain/ids.ts'
import { isChangedBy } from '../../shared/domain/lead/changed-by.ts'
import { stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { PackedLead } from '../bundle/batch-walk.ts'
import type { Reads } from '../db/connection.ts'
import { isDecided } from '../lead/dispute.sql.ts'
import type { Setting } from '../lead/register.sql.ts'
import { isGreater, isLater, LEAD_TABLES, type LeadTable, type Row } from '../lead/tables.sql.ts'
import { getKnownRows, leadsHere, type KnownRows } from './known-rows.sql.ts'

/** A field that two stations set to different values. */
export interface Clash {
  leadId: LeadId
  field: string
  kept: Setting
  other: Setting
}

export interface Addition {
  lead: PackedLead
  isNew: boolean
  /** The rows to write, table by table. */
  rows: Row[][]
  clashes: Clash[]
}

const NONE: Row[] = []
const allRows = (lead: PackedLead, t: number): Row[] =>
  lead.count(t) === 0 ? NONE : Array.from({ length: lead.count(t) }, (_, i) => lead.row(t, i))

function missingFacts(lead: PackedLead, t: number, joined: string | null): Row[] {
  if (lead.count(t) === 0) return NONE
  if (joined === null) return allRows(lead, t)
  const keys = lead.keys(t)
  if (joined === keys.join()) return NONE
  const here = new Set(joined.split(','))
  return keys.flatMap((key, i) => (here.has(key) ? [] : [lead.row(t, i)]))
}

/**
 * Registers that win here. If another station set another value, both are recorded as a clash, unless it was already
 * decided.
 */
function joinRegisters(db: Reads, lead: PackedLead, t: number, known: KnownRows, clashes: Clash[]): Row[] {
  const leadId = lead.leadId as LeadId
  return allRows(lead, t).filter((row) => {
    const [field, value, stamp] = row as [string, string, Stamp]
    const here = known.registers.get(lead.leadId)?.get(field)
    if (here === undefined) return true
    const wins = stamp > here.stamp || (stamp === here.stamp && isGreater(value, here.value))
    const differs = value !== here.value && !isChangedBy(field) && stampStation(stamp) !== stampStation(here.stamp)
    if (differs && (wins || !isDecided(db, leadId, field, stamp))) {
      const theirs = { value, stamp }
      clashes.push({ leadId, field, kept: wins ? theirs : here, other: wins ? here : theirs })
    }
    return wins
  })
}

/** The latest of the lead's rows, if it is later than the row here. */
function joinLatest(lead: PackedLead, t: number, known: KnownRows): Row[] {
  const here = known.latest[t]!.get(lead.leadId)
  const latest = allRows(lead, t).reduce<Row | undefined>(
    (best, row) => (best === undefined || isLater(row, best) ? row : best),
    here,
  )
  return latest === undefined || latest === here ? NONE : [latest]
}

function joinTable(
  db: Reads,
  { kind }: LeadTable,
  lead: PackedLead,
  t: number,
  known: KnownRows,
  clashes: Clash[],
): Row[] {
  switch (kind) {
    case 'fact':
      return missingFacts(lead, t, known.facts[t]![known.here.get(lead.leadId)!] ?? null)
    case 'register':
      return joinRegisters(db, lead, t, known, clashes)
    case 'latest':
      return joinLatest(lead, t, known)
  }
}

/** The ids of a batch's leads that are here. */
export const leadsOfBatch = (db: Reads, leads: readonly PackedLead[]): string[] =>
  leadsHere(
    db,
    leads.map((lead) => lead.leadId),
  )

/** What a batch's leads add to those here now. `here` lists the leads that are here. */
export function joinBatch(db: Reads, leads: readonly PackedLead[], here = leadsOfBatch(db, leads)): Addition[] {
  const known = getKnownRows(db, here, (t, places) =>
    leads.some((lead) => lead.count(t) > 0 && places.has(lead.leadId)),
  )
  return leads.map((lead): Addition => {
    if (!known.here.has(lead.leadId))
      return { lead, isNew: true, rows: LEAD_TABLES.map((_, t) => allRows(lead, t)), clashes: [] }
    const clashes: Clash[] = []
    const rows = LEAD_TABLES.map((table, t) => joinTable(db, table, lead, t, known, clashes))
    return { lead, isNew: false, rows, clashes }
  })
}

export const addsNothing = (addition: Addition): boolean =>
  !addition.isNew && addition.rows.every((rows) => rows.length === 0)

/** True if everything in this addition is already here, so nothing needs to be written. */
export const isSettled = (addition: Addition): boolean => addsNothing(addition) && addition.clashes.length === 0
