/**
 * Deletes what is known of erased leads and visitors, row by row; `secure_delete` overwrites each. What may still lie
 * in free pages,
 * in the journal and in backups is noted in `wipe_due` and cleaned by the wipe that must follow.
 */
import type { ExhibitorId, LeadId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { leaveGroup } from '../lead/lead-group.sql.ts'
import { LEAD_TABLES } from '../lead/tables.sql.ts'
import { addTombstone, erasureSalt, tombstoneHash, type Graveyard, type Tombstone } from './tombstone.sql.ts'

/** Every table that names a lead. Whoever adds one adds it here, or an erased visitor stays in it. */
const BY_LEAD = [
  ...LEAD_TABLES.map((table) => table.name),
  'own_scan',
  'unbundled_lead',
  'stale_lead',
  'lead_view',
  'exported_lead',
  'carried_lead',
  'disputed_setting',
  'lead',
]

/** Everybody's leads of this visitor. */
export function leadsOfVisitor(db: Db, visitorId: VisitorId): LeadId[] {
  return sql(db, 'SELECT lead_id FROM visitor_lead JOIN lead USING (lead_id) WHERE visitor_lead.visitor_id = ?')
    .pluck()
    .all(visitorId) as LeadId[]
}

/**
 * Deletes one lead; returns the number of its scans. Its visitor goes with its last lead; what the fair's list says of
 * the badge stays:
 * it is no exhibitor's own, and the badge may yet be scanned for another.
 */
export function deleteLead(db: Db, leadId: LeadId): number {
  const visitorId = sql(db, 'SELECT visitor_id FROM lead WHERE lead_id = ?').pluck().get(leadId) as
    | VisitorId
    | undefined
  const scans = sql(
    db,
    'INSERT INTO wipe_due (scan_id) SELECT scan_id FROM scan WHERE lead_id = ? ON CONFLICT DO NOTHING',
  ).run(leadId).changes
  leaveGroup(db, leadId)
  for (const table of BY_LEAD) sql(db, `DELETE FROM ${table} WHERE lead_id = ?`).run(leadId)
  // an interrupted merge keeps values to report; it counts anew instead
  sql(db, 'DELETE FROM merge_conflict').run()
  sql(db, 'DELETE FROM merge_progress').run()
  if (visitorId === undefined) return scans
  sql(db, 'DELETE FROM visitor_lead WHERE visitor_id = ? AND lead_id = ?').run(visitorId, leadId)
  if (leadsOfVisitor(db, visitorId).length === 0) sql(db, 'DELETE FROM visitor WHERE visitor_id = ?').run(visitorId)
  return scans
}

/**
 * The tombstone of a lead, made from that of its visitor, so that whoever had the lead can be told without being told
 * the visitor.
 */
export function leadTombstone(visitor: Tombstone, leadId: string, exhibitorId: string): Tombstone {
  return {
    ...visitor,
    kind: 'lead',
    hash: tombstoneHash(visitor.salt, 'lead', leadId),
    exhibitorId: exhibitorId as Tombstone['exhibitorId'],
  }
}

export interface Erased {
  leads: number
  scans: number
}

type LeadOf = { leadId: LeadId; exhibitorId: string }

/**
 * Deletes a visitor with all leads, but for what lists say of its badge (`eraseRegistrant`). `tombstones` are those
 * that it lies under.
 */
export function deleteVisitor(db: Db, visitorId: VisitorId, tombstones: readonly Tombstone[]): Erased {
  const leads = sql(
    db,
    'SELECT lead_id AS leadId, exhibitor_id AS exhibitorId FROM visitor_lead WHERE visitor_id = ?',
  ).all(visitorId) as LeadOf[]
  let scans = 0
  for (const { leadId, exhibitorId } of leads) {
    for (const tombstone of tombstones) addTombstone(db, leadTombstone(tombstone, leadId, exhibitorId))
    scans += deleteLead(db, leadId)
  }
  sql(db, 'DELETE FROM same_person WHERE visitor_a = ? OR visitor_b = ?').run(visitorId, visitorId)
  sql(db, 'DELETE FROM visitor_lead WHERE visitor_id = ?').run(visitorId)
  sql(db, 'DELETE FROM visitor WHERE visitor_id = ?').run(visitorId)
  return { leads: leads.length, scans }
}

/** Erases a visitor for good, known here or not: a tombstone, and nothing else, stays. */
export function eraseVisitor(db: Db, visitorId: VisitorId, stationId: StationId, at: string): Erased {
  const salt = erasureSalt(db, stationId)
  const made: Tombstone = {
    salt,
    hash: tombstoneHash(salt, 'visitor', visitorId),
    kind: 'visitor',
    exhibitorId: null,
    at,
    stationId,
  }
  addTombstone(db, made)
  return deleteVisitor(db, visitorId, [made])
}

/** Erases one exhibitor's lead for good. The visitor's other leads stay. */
export function eraseLead(db: Db, leadId: LeadId, exhibitorId: string, stationId: StationId, at: string): Erased {
  const salt = erasureSalt(db, stationId)
  addTombstone(db, {
    salt,
    hash: tombstoneHash(salt, 'lead', leadId),
    kind: 'lead',
    exhibitorId: exhibitorId as Tombstone['exhibitorId'],
    at,
    stationId,
  })
  return { leads: 1, scans: deleteLead(db, leadId) }
}

const count = (table: string): string => `(SELECT count(*) FROM ${table} t WHERE t.lead_id = lead.lead_id)`

/** What each exhibitor holds of a visitor, and an erasure would take. */
export function countWhatIsHeld(
  db: Db,
  visitorId: VisitorId,
): { exhibitorId: ExhibitorId; scans: number; notes: number; cards: number }[] {
  return sql(
    db,
    `SELECT exhibitor_id AS exhibitorId, ${count('scan')} AS scans, ${count('note')} AS notes, ${count('card_picture')} AS cards
    FROM lead JOIN exhibitor USING (exhibitor_id) WHERE visitor_id = ? ORDER BY position`,
  ).all(visitorId) as ReturnType<typeof countWhatIsHeld>
}

/**
 * What is here although it lies under one of these tombstones. Goes through all ids: the hash tells, but cannot be
 * looked up.
 */
export function findBuried(db: Db, graveyard: Graveyard): { visitors: [VisitorId, Tombstone[]][]; leads: LeadId[] } {
  const visitors: [VisitorId, Tombstone[]][] = []
  const leads: LeadId[] = []
  if (graveyard.size === 0) return { visitors, leads }
  const ids = `SELECT visitor_id FROM visitor UNION SELECT visitor_a FROM same_person UNION SELECT visitor_b FROM same_person`
  for (const id of sql(db, ids).pluck().iterate() as IterableIterator<VisitorId>) {
    const found = graveyard.ofVisitor(id)
    if (found.length > 0) visitors.push([id, found])
  }
  for (const id of sql(db, 'SELECT lead_id FROM lead').pluck().iterate() as IterableIterator<LeadId>)
    if (graveyard.ofLead(id).length > 0) leads.push(id)
  return { visitors, leads }
}
