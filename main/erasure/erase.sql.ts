/**
 * Deletes the rows of erased leads and visitors. `secure_delete` overwrites each row. `wipe_due` notes that free pages,
 * the journal and backups may still hold copies, and the wipe that must follow cleans them.
 */
import type { ExhibitorId, LeadId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import { branded, integer } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, eachValue, run, value, values, type RowOf } from '../db/sql.ts'
import { leaveGroup } from '../lead/lead-group.sql.ts'
import { LEAD_TABLES } from '../lead/tables.sql.ts'
import { addTombstone, erasureSalt, tombstoneHash, type Graveyard, type Tombstone } from './tombstone.sql.ts'

/** Every table that names a lead. A new one must be added here, or an erased visitor stays in it. */
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

/** The leads of this visitor, for all exhibitors. */
export function leadsOfVisitor(db: Reads, visitorId: VisitorId): LeadId[] {
  return values(
    db,
    'SELECT lead_id FROM visitor_lead JOIN lead USING (lead_id) WHERE visitor_lead.visitor_id = ?',
    branded<LeadId>(),
    visitorId,
  )
}

/**
 * Deletes one lead and returns the number of its scans. With the last lead the visitor goes too. Rows of the fair's
 * list stay: they belong to no exhibitor, and another exhibitor may still scan the badge.
 */
export function deleteLead(db: Writes, leadId: LeadId): number {
  const visitorId = value(db, 'SELECT visitor_id FROM lead WHERE lead_id = ?', branded<VisitorId>(), leadId)
  const { changes: scans } = run(
    db,
    'INSERT INTO wipe_due (scan_id) SELECT scan_id FROM scan WHERE lead_id = ? ON CONFLICT DO NOTHING',
    leadId,
  )
  leaveGroup(db, leadId)
  for (const table of BY_LEAD) run(db, `DELETE FROM ${table} WHERE lead_id = ?`, leadId)
  // An interrupted merge keeps values to report, perhaps from this lead. Delete them; the merge counts again.
  run(db, 'DELETE FROM merge_conflict')
  run(db, 'DELETE FROM merge_progress')
  if (visitorId === null) return scans
  run(db, 'DELETE FROM visitor_lead WHERE visitor_id = ? AND lead_id = ?', visitorId, leadId)
  if (leadsOfVisitor(db, visitorId).length === 0) run(db, 'DELETE FROM visitor WHERE visitor_id = ?', visitorId)
  return scans
}

/**
 * Makes a lead's tombstone from its visitor's tombstone. It tells the exhibitor that its lead was erased, but nothing
 * about the visitor.
 */
export function leadTombstone(visitor: Tombstone, leadId: string, exhibitorId: ExhibitorId): Tombstone {
  return {
    ...visitor,
    kind: 'lead',
    hash: tombstoneHash(visitor.salt, 'lead', leadId),
    exhibitorId,
  }
}

export interface Erased {
  leads: number
  scans: number
}

const LEAD_OF = { leadId: branded<LeadId>(), exhibitorId: branded<ExhibitorId>() }

/**
 * Deletes a visitor with all leads, but not the listed rows of its badge (see `eraseRegistrant`). `tombstones` are all
 * tombstones of this visitor.
 */
export function deleteVisitor(db: Writes, visitorId: VisitorId, tombstones: readonly Tombstone[]): Erased {
  const leads = all(db, 'SELECT lead_id, exhibitor_id FROM visitor_lead WHERE visitor_id = ?', LEAD_OF, visitorId)
  let scans = 0
  for (const { leadId, exhibitorId } of leads) {
    for (const tombstone of tombstones) addTombstone(db, leadTombstone(tombstone, leadId, exhibitorId))
    scans += deleteLead(db, leadId)
  }
  run(db, 'DELETE FROM same_person WHERE visitor_a = ? OR visitor_b = ?', visitorId, visitorId)
  run(db, 'DELETE FROM visitor_lead WHERE visitor_id = ?', visitorId)
  run(db, 'DELETE FROM visitor WHERE visitor_id = ?', visitorId)
  return { leads: leads.length, scans }
}

/** Erases a visitor for good, known here or not. Only a tombstone stays. */
export function eraseVisitor(db: Writes, visitorId: VisitorId, stationId: StationId, at: string): Erased {
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
export function eraseLead(
  db: Writes,
  leadId: LeadId,
  exhibitorId: ExhibitorId,
  stationId: StationId,
  at: string,
): Erased {
  const salt = erasureSalt(db, stationId)
  addTombstone(db, {
    salt,
    hash: tombstoneHash(salt, 'lead', leadId),
    kind: 'lead',
    exhibitorId,
    at,
    stationId,
  })
  return { leads: 1, scans: deleteLead(db, leadId) }
}

const countOf = (table: string): string => `(SELECT count(*) FROM ${table} t WHERE t.lead_id = lead.lead_id)`

const HELD = { exhibitorId: branded<ExhibitorId>(), scans: integer, notes: integer, cards: integer }

/** What each exhibitor holds of a visitor and would lose in an erasure. */
export function countWhatIsHeld(db: Reads, visitorId: VisitorId): RowOf<typeof HELD>[] {
  return all(
    db,
    `SELECT exhibitor_id, ${countOf('scan')} AS scans, ${countOf('note')} AS notes, ${countOf('card_picture')} AS cards
    FROM lead JOIN exhibitor USING (exhibitor_id) WHERE visitor_id = ? ORDER BY position`,
    HELD,
    visitorId,
  )
}

/**
 * Finds rows that exist although they have a tombstone. It tests all ids, because no id can be computed from its hash.
 */
export function findBuried(db: Reads, graveyard: Graveyard): { visitors: [VisitorId, Tombstone[]][]; leads: LeadId[] } {
  const visitors: [VisitorId, Tombstone[]][] = []
  const leads: LeadId[] = []
  if (graveyard.size === 0) return { visitors, leads }
  const ids = `SELECT visitor_id FROM visitor
    UNION SELECT visitor_a FROM same_person UNION SELECT visitor_b FROM same_person`
  for (const id of eachValue(db, ids, branded<VisitorId>())) {
    const found = graveyard.ofVisitor(id)
    if (found.length > 0) visitors.push([id, found])
  }
  for (const id of eachValue(db, 'SELECT lead_id FROM lead', branded<LeadId>()))
    if (graveyard.ofLead(id).length > 0) leads.push(id)
  return { visitors, leads }
}
