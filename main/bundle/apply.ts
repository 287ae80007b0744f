/**
 * Applies the leads of a verified bundle. Every transaction is short, holds whole leads, and is a join: done twice it changes nothing.
 * How far it came is written in the same transactions, so a merge that was cancelled or killed goes on where it stopped.
 */
import type { Conflict } from '../../shared/contract/bundle.ts'
import type { LeadId, VisitorId } from '../../shared/domain/ids.ts'
import { laterStamp, type Stamp } from '../../shared/domain/stamp.ts'
import { leadTombstone } from '../store/erase.ts'
import { LEAD_TABLES, insertStatement, type LeadGroup, type Row } from '../store/mergeable.ts'
import { addMergeConflict, getMergeProgress, putMergeProgress } from '../store/merge-record.ts'
import { getLastStamp, setLastStamp } from '../store/meta.ts'
import type { Db } from '../store/open.ts'
import { sql } from '../store/sql.ts'
import { addTombstone, countTombstones, createGraveyard, listTombstones, type Graveyard } from '../store/tombstone.ts'
import { writeInTurns, type Turn } from '../store/turn.ts'
import { readLeads, type Batch, type Here, type VerifiedBundle } from './decode.ts'
import { addsNothing, joinBatch, type Addition } from './join.ts'

/** What became of a bundle's leads. */
export interface Tally {
  leads: { new: number; changed: number; unchanged: number }
  scans: { new: number; known: number }
  conflictCount: number
  /** Leads that a tombstone kept out. */
  erased: number
  /** Their scans, by station. */
  erasedScans: Record<string, number>
}

export const emptyTally = (): Tally => ({ leads: { new: 0, changed: 0, unchanged: 0 }, scans: { new: 0, known: 0 }, conflictCount: 0, erased: 0, erasedScans: {} })

const MAX_CONFLICTS = 10_000
/** After so many batches the write-ahead log is brought into the database, between two transactions, while no lock is held. */
const CHECKPOINT_EVERY = 16

const STAMP_AT = LEAD_TABLES.map((table) => table.columns.findIndex((column) => column.type === 'stamp'))
const INSERT = LEAD_TABLES.map(insertStatement)
const VISITOR = 'INSERT INTO visitor (visitor_id, badge_code) VALUES (?, ?) ON CONFLICT DO NOTHING'
const LEAD = 'INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
const STALE = 'INSERT INTO stale_lead (lead_id) VALUES (?) ON CONFLICT DO NOTHING'

/** The tombstones as they are now; looks again only when there are more. */
function createBurials(db: Db) {
  let graveyard: Graveyard = createGraveyard(listTombstones(db, null))
  let count = countTombstones(db)
  return {
    /** Call inside a transaction, before anything is written. */
    refresh() {
      const now = countTombstones(db)
      if (now === count) return
      graveyard = createGraveyard(listTombstones(db, null))
      count = now
    },
    /** Is this lead to stay away? If its visitor is erased, the lead gets a tombstone of its own. */
    keepsOut(group: LeadGroup): boolean {
      if (graveyard.size === 0) return false
      const visitor = graveyard.ofVisitor(group.visitorId as VisitorId)
      for (const tombstone of visitor) addTombstone(db, leadTombstone(tombstone, group.leadId, group.exhibitorId))
      return visitor.length > 0 || graveyard.ofLead(group.leadId as LeadId).length > 0
    },
  }
}

export interface ApplyOptions {
  here: Here
  turn: Turn | null
  progress(position: number): void
  throwIfCancelled(): void
}

/** Applies the bundle's leads and returns what became of them. The conflicts wait in `takeMergeConflicts`. */
export function applyLeads(db: Db, bundle: VerifiedBundle, options: ApplyOptions): Tally {
  const before = getMergeProgress(db, bundle.hash)
  const tally = before === null ? emptyTally() : (JSON.parse(before.tally) as Tally)
  const burials = createBurials(db)
  const statements = INSERT.map((text) => sql(db, text))
  const [visitor, lead, stale] = [sql(db, VISITOR), sql(db, LEAD), sql(db, STALE)]
  let greatest: Stamp | null = null

  const writeRows = (leadId: string, rows: Row[], t: number): number => {
    let added = 0
    for (const row of rows) {
      added += statements[t]!.run(leadId, ...row).changes
      if (STAMP_AT[t]! >= 0) greatest = laterStamp(greatest, row[STAMP_AT[t]!] as Stamp)
    }
    return added
  }
  const keepOut = ({ rows }: LeadGroup) => {
    tally.erased += 1
    for (const [, station] of rows[0]!) tally.erasedScans[station as string] = (tally.erasedScans[station as string] ?? 0) + 1
  }
  const noteConflicts = (conflicts: Conflict[]) => {
    for (const conflict of conflicts) {
      if (tally.conflictCount < MAX_CONFLICTS) addMergeConflict(db, bundle.hash, tally.conflictCount, JSON.stringify(conflict))
      tally.conflictCount += 1
    }
  }
  const write = (addition: Addition) => {
    const { group, rows } = addition
    if (burials.keepsOut(group)) return keepOut(group)
    noteConflicts(addition.conflicts)
    if (addsNothing(addition)) {
      tally.leads.unchanged += 1
      tally.scans.known += addition.scansKnown
      return
    }
    visitor.run(group.visitorId, group.badgeCode)
    const fresh = lead.run(group.leadId, group.exhibitorId, group.visitorId).changes === 1
    const added = rows.map((some, t) => writeRows(group.leadId, some, t))
    tally.scans.new += added[0]!
    tally.scans.known += group.rows[0]!.length - added[0]!
    tally.leads[fresh ? 'new' : added.some((n) => n > 0) ? 'changed' : 'unchanged'] += 1
    stale.run(group.leadId)
  }
  const writeBatch = (batch: Batch, skip: number) => {
    const additions = joinBatch(db, batch.groups.slice(skip))
    writeInTurns(db, options.turn, additions, write, {
      begin: () => burials.refresh(),
      end(done) {
        if (greatest !== null) setLastStamp(db, laterStamp(getLastStamp(db), greatest))
        const whole = done === additions.length
        putMergeProgress(db, bundle.hash, { batch: batch.index + (whole ? 1 : 0), lead: whole ? 0 : skip + done, tally: JSON.stringify(tally) })
      },
    })
  }

  let batches = 0
  for (const batch of readLeads(bundle, options.here, before?.batch ?? 0)) {
    options.throwIfCancelled()
    writeBatch(batch, before !== null && batch.index === before.batch ? before.lead : 0)
    if (++batches % CHECKPOINT_EVERY === 0) db.pragma('wal_checkpoint(PASSIVE)')
    options.progress(batch.position)
  }
  return tally
}
