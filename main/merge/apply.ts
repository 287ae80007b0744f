/**
 * Applies the leads of a verified bundle. Every transaction is short, holds whole leads, and is a join: done twice it
 * changes nothing. How far it came is written in the same transactions, so a merge that was cancelled or killed goes on
 * where it stopped.
 */
import { laterStamp, type Stamp } from '../../shared/domain/stamp.ts'
import { greatestSeen, seeStamp } from '../app/clock.ts'
import type { PackedLead } from '../bundle/batch-walk.ts'
import { openBatches, type Here, type VerifiedBundle } from '../bundle/decode.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { inShortTransactions } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { noteDispute } from '../lead/dispute.sql.ts'
import { LEAD_TABLES, type LeadGroup, type Row } from '../lead/tables.sql.ts'
import { noteFarAhead, type ClocksAhead } from './clocks-ahead.ts'
import { createBurials } from './burials.ts'
import { addsNothing, isSettled, joinBatch, type Addition, type Clash } from './join.ts'
import { addClash, getMergeProgress, putMergeProgress, type MergeProgress } from './merge-record.sql.ts'
import type { Newcomers } from './newcomers.ts'
import { createRowWriter, type RowWriter } from './row-writer.sql.ts'
import type { Settled } from './survey.ts'

/** What became of a bundle's leads. */
export interface Tally {
  leads: { new: number; changed: number; unchanged: number }
  scans: { new: number; known: number }
  /** Settings found at odds, two by two. */
  clashCount: number
  /** Stations whose stamps are far ahead of the clock here. */
  clocks: ClocksAhead
  /** Leads that a tombstone kept out: of each its scans, by station. */
  erased: Record<string, Record<string, number>>
  /** Rows that had been refused when it was begun. */
  refused: number
}

export const emptyTally = (refused: number): Tally => ({
  leads: { new: 0, changed: 0, unchanged: 0 },
  scans: { new: 0, known: 0 },
  clashCount: 0,
  clocks: {},
  erased: {},
  refused,
})

const MAX_CLASHES = 10_000
/**
 * After so many batches the write-ahead log is brought into the database, between two transactions, while no lock is
 * held.
 */
const CHECKPOINT_EVERY = 64

/** Leads that are written as one unit: well under a millisecond. */
const UNIT = 24
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')
const WITHDRAWAL = LEAD_TABLES.findIndex((table) => table.name === 'withdrawal')
const FACT_ID = LEAD_TABLES[WITHDRAWAL]!.columns.findIndex((column) => column.name === 'fact_id')
const REGISTER = LEAD_TABLES.findIndex((table) => table.kind === 'register')
const FIELD = LEAD_TABLES[REGISTER]!.columns.findIndex((column) => column.name === 'field')
const STAMP = LEAD_TABLES[REGISTER]!.columns.findIndex((column) => column.type === 'stamp')

type Identity = Omit<LeadGroup, 'rows'>

/** Was each scan of a lead that is new here undone? Such a lead shows nowhere. */
function isUndone({ rows }: Addition): boolean {
  const scans = rows[SCAN]!
  const withdrawn = new Set(rows[WITHDRAWAL]!.map((row) => row[FACT_ID]))
  return scans.length > 0 && scans.every(([scanId]) => withdrawn.has(scanId))
}

/** From so many new leads on, visitors are written first, in their own order. */
const MANY = 2_000
/** Visitors that are handed to the writer at a time, and written as one unit. */
const VISITORS = 6_400
const VISITOR_UNIT = 64

export interface ApplyOptions {
  here: Here
  /** When the merge was asked for, by the clock here. */
  at: string
  newcomers: Newcomers
  /** Batches that need not be looked at again. */
  settled: ReadonlyMap<number, Settled>
  turn: Turn
  progress(position: number): void
  /** Asked between two transactions. */
  throwIfCancelled(): void
}

/** Cuts a list into units. */
function unitsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/**
 * Writes the newcomers' visitors in ascending order, if there are many; false if they are to be written with their
 * leads.
 */
async function writeVisitors(
  db: Writes,
  writer: RowWriter,
  burials: ReturnType<typeof createBurials>,
  { newcomers, turn, throwIfCancelled }: ApplyOptions,
): Promise<boolean> {
  if (!newcomers.isHeld || newcomers.count < MANY) return false
  for (const some of newcomers.byVisitor(VISITORS)) {
    throwIfCancelled()
    const write = (unit: Identity[]) => writer.addVisitors(unit.filter((lead) => !burials.covers(lead)))
    await inShortTransactions(db, unitsOf(some, VISITOR_UNIT), write, {
      turn,
      control: { throwIfCancelled },
      begin: () => burials.refresh(),
    })
  }
  db.pragma('wal_checkpoint(PASSIVE)')
  return true
}

/**
 * How far an earlier merge of this bundle came. Where other rows were refused then, leads may stand now that it passed
 * over: it begins anew.
 */
function beginOrResume(
  db: Reads,
  { hash, refusedCount }: VerifiedBundle,
): { before: MergeProgress | null; tally: Tally } {
  const before = getMergeProgress(db, hash)
  const tally = before === null ? null : (JSON.parse(before.tally) as Tally)
  return tally?.refused === refusedCount ? { before, tally } : { before: null, tally: emptyTally(refusedCount) }
}

/** Applies the bundle's leads and returns what became of them. The clashes wait in `takeClashes`. */
export async function applyLeads(db: Writes, bundle: VerifiedBundle, options: ApplyOptions): Promise<Tally> {
  const { before, tally } = beginOrResume(db, bundle)
  const burials = createBurials(db)
  const writer = createRowWriter(db)
  const visitorsFirst = await writeVisitors(db, writer, burials, options)
  let greatest: Stamp | null = null

  const keepOut = ({ leadId, scanStations }: PackedLead) => {
    const scans: Record<string, number> = {}
    for (const station of scanStations) scans[station] = (scans[station] ?? 0) + 1
    tally.erased[leadId] = scans
  }
  const noteClashes = (clashes: readonly Clash[]) => {
    for (const clash of clashes) {
      for (const { stamp } of [clash.kept, clash.other]) noteDispute(db, clash.leadId, clash.field, stamp)
      if (tally.clashCount < MAX_CLASHES) addClash(db, bundle.hash, tally.clashCount, JSON.stringify(clash))
      tally.clashCount += 1
    }
  }
  const noteStamps = (rows: readonly Row[]) => {
    const stamps = rows.map((row) => row[STAMP] as Stamp)
    const seen = greatestSeen(stamps, options.at)
    if (seen !== null) greatest = laterStamp(greatest, seen)
  }
  const write = (unit: Addition[]) => {
    const standing = unit.filter((addition) => {
      if (addsNothing(addition) || !burials.keepsOut(addition.lead)) return true
      keepOut(addition.lead)
      return false
    })
    for (const { lead, clashes, rows } of standing) {
      noteStamps(rows[REGISTER]!)
      const inForce = new Map(rows[REGISTER]!.map((row) => [row[FIELD] as string, row[STAMP] as Stamp]))
      for (const { field, kept } of clashes) inForce.set(field, kept.stamp)
      noteFarAhead(tally.clocks, lead.leadId, inForce, options.at)
    }
    const adding = standing.filter((addition) => !addsNothing(addition))
    // with an erased lead its visitor went, who may be one that was written first for a lead that is yet to come
    if (!visitorsFirst || burials.grew)
      writer.addVisitors(adding.filter((addition) => addition.isNew).map((addition) => addition.lead))
    const added = writer.write(adding)
    for (const { clashes } of standing) noteClashes(clashes)
    const hidden = adding.filter((addition) => addition.isNew && isUndone(addition)).length
    tally.leads.new += added.leads - hidden
    tally.leads.changed += adding.length - added.leads
    tally.leads.unchanged += standing.length - adding.length + hidden
    tally.scans.new += added.scans
    tally.scans.known += standing.reduce((sum, { lead }) => sum + lead.count(0), 0) - added.scans
  }
  const writeBatch = async (index: number, leads: PackedLead[], skip: number) => {
    const additions = joinBatch(db, leads.slice(skip))
    // where all is known there is nothing to write down, not even how far it came: to look again is as quick
    if (additions.every(isSettled)) return write(additions)
    const units = unitsOf(additions, UNIT)
    await inShortTransactions(db, units, write, {
      turn: options.turn,
      control: { throwIfCancelled: () => options.throwIfCancelled() },
      begin: () => burials.refresh(),
      end(done) {
        if (greatest !== null) seeStamp(db, greatest)
        const whole = done === units.length
        putMergeProgress(db, bundle.hash, {
          batch: index + (whole ? 1 : 0),
          lead: whole ? 0 : skip + done * UNIT,
          tally: JSON.stringify(tally),
        })
      },
    })
  }

  const read = openBatches(bundle, options.here)
  let batches = 0
  for (let index = before?.batch ?? 0; index < bundle.batches; index++) {
    const skip = before !== null && index === before.batch ? before.lead : 0
    const settled = options.settled.get(index)
    if (settled !== undefined && skip === 0) {
      tally.leads.unchanged += settled.leads
      tally.scans.known += settled.scans
      continue
    }
    options.throwIfCancelled()
    const batch = read(index)
    await writeBatch(index, batch.leads, skip)
    if (++batches % CHECKPOINT_EVERY === 0) db.pragma('wal_checkpoint(PASSIVE)')
    options.progress(batch.position)
  }
  return tally
}
