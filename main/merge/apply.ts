/**
 * Applies the leads of a verified bundle. Every transaction is short, holds whole leads, and is a join: a repeat
 * changes nothing. Each transaction also stores the progress, so a cancelled or killed merge continues where it
 * stopped.
 */
import type { StationId } from '../../shared/domain/ids.ts'
import { laterStamp, type Stamp } from '../../shared/domain/stamp.ts'
import { greatestSeen, seeStamp } from '../app/clock.ts'
import type { PackedLead } from '../bundle/batch-walk.ts'
import { openBatches, type Here, type VerifiedBundle } from '../bundle/decode.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { inShortTransactions } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { noteDispute } from '../lead/dispute.sql.ts'
import { LEAD_TABLES, type LeadGroup, type Row } from '../lead/tables.sql.ts'
import { noteFactFarAhead, noteFarAhead, type ClocksAhead } from './clocks-ahead.ts'
import { createBurials } from './burials.ts'
import { addsNothing, isSettled, joinBatch, type Addition, type Clash } from './join.ts'
import { addClash, getMergeProgress, putMergeProgress, type MergeProgress } from './merge-record.sql.ts'
import type { Newcomers } from './newcomers.ts'
import { createRowWriter, type RowWriter } from './row-writer.sql.ts'
import type { Settled } from './survey.ts'

/** The result for a bundle's leads. */
export interface Tally {
  leads: { new: number; changed: number; unchanged: number }
  scans: { new: number; known: number }
  /** Number of pairs of settings that disagree. */
  clashCount: number
  /** Stations whose stamps are far ahead of the clock here. */
  clocks: ClocksAhead
  /** Leads that a tombstone kept out, with their number of scans per station. */
  erased: Record<string, Record<string, number>>
  /** The number of refused rows when this merge began. */
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

/** The most clashes of a bundle that are kept for the report. */
export const MAX_CLASHES = 10_000
/**
 * After this many batches the write-ahead log is copied into the database. It happens between two transactions, without
 * a lock.
 */
const CHECKPOINT_EVERY = 64

/** Leads written as one unit: well under a millisecond. */
const UNIT = 24
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')
const WITHDRAWAL = LEAD_TABLES.findIndex((table) => table.name === 'withdrawal')
const FACT_ID = LEAD_TABLES[WITHDRAWAL]!.columns.findIndex((column) => column.name === 'fact_id')
const REGISTER = LEAD_TABLES.findIndex((table) => table.kind === 'register')
const FIELD = LEAD_TABLES[REGISTER]!.columns.findIndex((column) => column.name === 'field')
const STAMP = LEAD_TABLES[REGISTER]!.columns.findIndex((column) => column.type === 'stamp')

/** The tables of facts with the places of their station and time. */
const TIMED = LEAD_TABLES.flatMap(({ columns }, table) => {
  const station = columns.findIndex(({ type }) => type === 'station')
  const at = columns.findIndex(({ name, type }) => name === 'at' && type === 'time')
  return station === -1 || at === -1 ? [] : [{ table, station, at }]
})

type Identity = Omit<LeadGroup, 'rows'>

/** Says whether every scan of a new lead was undone. Such a lead is shown nowhere. */
function isUndone({ rows }: Addition): boolean {
  const scans = rows[SCAN]!
  const withdrawn = new Set(rows[WITHDRAWAL]!.map((row) => row[FACT_ID]))
  return scans.length > 0 && scans.every(([scanId]) => withdrawn.has(scanId))
}

/** From this many new leads on, visitors are written first, in their own order. */
const MANY = 2_000
/** Visitors passed to the writer at a time and written as one unit. */
const VISITORS = 6_400
const VISITOR_UNIT = 64

export interface ApplyOptions {
  here: Here
  /** The time of the request, by the clock here. */
  at: string
  newcomers: Newcomers
  /** Batches that need no second reading. */
  settled: ReadonlyMap<number, Settled>
  turn: Turn
  progress(position: number): void
  /** Called between two transactions. */
  throwIfCancelled(): void
}

/** Splits a list into units. */
function unitsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))
}

/**
 * Writes the visitors of new leads in ascending order, if there are many. Returns false if they must be written with
 * their leads.
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
 * Finds how far an earlier merge of this bundle came. If other rows were refused then, that merge may have skipped
 * leads that are valid now, so the merge begins again.
 */
function beginOrResume(
  db: Reads,
  { hash, refusedCount }: VerifiedBundle,
): { before: MergeProgress | null; tally: Tally } {
  const before = getMergeProgress(db, hash)
  const tally = before === null ? null : (JSON.parse(before.tally) as Tally)
  return tally?.refused === refusedCount ? { before, tally } : { before: null, tally: emptyTally(refusedCount) }
}

/** Applies the bundle's leads and returns the result. The clashes wait in `listClashes`. */
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
      if (tally.clashCount < MAX_CLASHES) addClash(db, bundle.hash, JSON.stringify(clash))
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
      for (const { table, station, at } of TIMED)
        for (const row of rows[table]!)
          noteFactFarAhead(tally.clocks, row[station] as StationId, row[at] as string, options.at)
    }
    const adding = standing.filter((addition) => !addsNothing(addition))
    // Deleting an erased lead also deletes its visitor. That visitor may have been written first for a lead still to
    // come.
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
    // If everything is known, nothing is written, not even the progress: reading again is just as quick.
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
