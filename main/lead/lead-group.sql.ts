/**
 * One exhibitor's leads of visitors who are declared one person show as one lead. The lead with the smallest visitor id
 * is their representative: its row shows the facts of all, and the others have no row. No fact moves: each lead keeps
 * its own, and gets its row back when the link is withdrawn.
 */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import { branded } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { exists, run, value, values } from '../db/sql.ts'
import { markStale } from './stale.sql.ts'
import { markNotInList } from './unbundled.sql.ts'

/**
 * A link counts if it is not withdrawn, if this exhibitor or the organiser made it, and if the exhibitor has a lead of
 * both visitors. The last test is needed because a merge adds visitors before their leads. CROSS keeps SQLite from
 * scanning all leads to find one person's.
 */
const GROUP = `WITH RECURSIVE
    own (exhibitor_id, visitor_id) AS (SELECT exhibitor_id, visitor_id FROM lead WHERE lead_id = ?),
    person (visitor_id) AS (
      SELECT visitor_id FROM own
      UNION SELECT l.visitor_id FROM person p
        CROSS JOIN same_person s ON s.visitor_a = p.visitor_id OR s.visitor_b = p.visitor_id
        CROSS JOIN visitor_lead l ON l.visitor_id = iif(s.visitor_a = p.visitor_id, s.visitor_b, s.visitor_a)
          AND l.exhibitor_id = (SELECT exhibitor_id FROM own)
        CROSS JOIN lead ON lead.lead_id = l.lead_id
        WHERE (s.exhibitor_id IS NULL OR s.exhibitor_id = (SELECT exhibitor_id FROM own))
          AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)
    )
  SELECT l.lead_id FROM person p
    CROSS JOIN visitor_lead l ON l.visitor_id = p.visitor_id AND l.exhibitor_id = (SELECT exhibitor_id FROM own)
    CROSS JOIN lead ON lead.lead_id = l.lead_id ORDER BY p.visitor_id`

/**
 * The leads that show as one with this lead, including itself, the representative first. Empty if the lead does not
 * exist.
 */
export function groupOf(db: Reads, leadId: LeadId): LeadId[] {
  const anyLink = exists(db, 'SELECT 1 FROM same_person LIMIT 1')
  return values(db, anyLink ? GROUP : 'SELECT lead_id FROM lead WHERE lead_id = ?', branded<LeadId>(), leadId)
}

/** In the database a representative is called `carrier`, the others `carried_lead`. These names cannot change. */
const representativeOf = (db: Reads, leadId: LeadId): LeadId | null =>
  value(db, 'SELECT carrier FROM carried_lead WHERE lead_id = ?', branded<LeadId>(), leadId)

/** Records the representative of a group. If this changes, no written list shows these leads as they are now. */
export function noteGroup(db: Writes, [representative, ...others]: readonly LeadId[]): void {
  if (representative === undefined) return
  let changed = run(db, 'DELETE FROM carried_lead WHERE lead_id = ?', representative).changes > 0
  for (const leadId of others) {
    if (representativeOf(db, leadId) === representative) continue
    changed = true
    run(db, 'INSERT OR REPLACE INTO carried_lead (lead_id, carrier) VALUES (?, ?)', leadId, representative)
    run(db, 'DELETE FROM lead_view WHERE lead_id = ?', leadId)
    markNotInList(db, leadId)
  }
  if (changed) markNotInList(db, representative)
}

const FACT_IDS = [
  ['scan', 'scan_id'],
  ['note', 'note_id'],
  ['consent', 'consent_id'],
  ['card_picture', 'card_id'],
] as const

/**
 * The lead, among those that show as one, that holds this fact. A withdrawal is stored there, so it stays correct when
 * the link is withdrawn.
 */
export function holderOf(db: Reads, leadId: LeadId, factId: string): LeadId {
  const group = groupOf(db, leadId)
  if (group.length < 2) return leadId
  return (
    group.find((one) =>
      FACT_IDS.some(([table, column]) =>
        exists(db, `SELECT 1 FROM ${table} WHERE lead_id = ? AND ${column} = ?`, one, factId),
      ),
    ) ?? leadId
  )
}

/**
 * Call it before a lead is deleted. It deletes the rows of the group's other leads, because they may hold its values,
 * and marks them stale.
 */
export function leaveGroup(db: Writes, leadId: LeadId): void {
  for (const other of groupOf(db, leadId)) {
    run(db, 'DELETE FROM carried_lead WHERE lead_id = ? OR carrier = ?', other, other)
    if (other === leadId) continue
    run(db, 'DELETE FROM lead_view WHERE lead_id = ?', other)
    markStale(db, other)
  }
}

/** Call it after a link between two visitors was made or withdrawn, by one exhibitor or for all (null). */
export function markVisitorsStale(
  db: Writes,
  visitors: readonly [VisitorId, VisitorId],
  exhibitorId: ExhibitorId | null,
): void {
  run(
    db,
    `INSERT INTO stale_lead (lead_id)
    SELECT lead_id FROM visitor_lead JOIN lead USING (lead_id)
    WHERE visitor_lead.visitor_id IN (@a, @b)
      AND (@exhibitorId IS NULL OR visitor_lead.exhibitor_id = @exhibitorId)
    ON CONFLICT DO NOTHING`,
    { a: visitors[0], b: visitors[1], exhibitorId },
  )
}
