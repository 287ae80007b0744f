/**
 * One exhibitor's leads of visitors who are declared one person show as one lead: that of the smallest visitor id
 * carries what is known
 * of all, the others have no row of their own. Nothing is moved: each keeps its facts, and a withdrawn link brings its
 * row back.
 */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/**
 * Standing links count that this exhibitor or the organiser made, between visitors of which it has both: a merge names
 * visitors before their
 * leads are there. CROSS keeps SQLite from going through all leads to find one person's.
 */
const GROUP = `WITH RECURSIVE
    own (exhibitor_id, visitor_id) AS (SELECT exhibitor_id, visitor_id FROM lead WHERE lead_id = ?),
    person (visitor_id) AS (
      SELECT visitor_id FROM own
      UNION SELECT l.visitor_id FROM person p
        CROSS JOIN same_person s ON s.visitor_a = p.visitor_id OR s.visitor_b = p.visitor_id
        CROSS JOIN visitor_lead l ON l.visitor_id = iif(s.visitor_a = p.visitor_id, s.visitor_b, s.visitor_a) AND l.exhibitor_id = (SELECT exhibitor_id FROM own)
        CROSS JOIN lead ON lead.lead_id = l.lead_id
        WHERE (s.exhibitor_id IS NULL OR s.exhibitor_id = (SELECT exhibitor_id FROM own))
          AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)
    )
  SELECT l.lead_id FROM person p CROSS JOIN visitor_lead l ON l.visitor_id = p.visitor_id AND l.exhibitor_id = (SELECT exhibitor_id FROM own)
    CROSS JOIN lead ON lead.lead_id = l.lead_id ORDER BY p.visitor_id`

/** The leads that show as one with this lead, itself included, the carrier first; empty where it is not there. */
export function groupOf(db: Db, leadId: LeadId): LeadId[] {
  const anyLink = sql(db, 'SELECT EXISTS (SELECT 1 FROM same_person)').pluck().get() === 1
  if (anyLink) return sql(db, GROUP).pluck().all(leadId) as LeadId[]
  return sql(db, 'SELECT lead_id FROM lead WHERE lead_id = ?').pluck().all(leadId) as LeadId[]
}

const carrierOf = (db: Db, leadId: LeadId): LeadId | null =>
  (sql(db, 'SELECT carrier FROM carried_lead WHERE lead_id = ?').pluck().get(leadId) as LeadId | undefined) ?? null

/** Writes down who carries whom; where that changed, no written list shows these leads as they are now. */
export function noteGroup(db: Db, [carrier, ...others]: readonly LeadId[]): void {
  if (carrier === undefined) return
  let changed = sql(db, 'DELETE FROM carried_lead WHERE lead_id = ?').run(carrier).changes > 0
  for (const leadId of others) {
    if (carrierOf(db, leadId) === carrier) continue
    changed = true
    sql(db, 'INSERT OR REPLACE INTO carried_lead (lead_id, carrier) VALUES (?, ?)').run(leadId, carrier)
    sql(db, 'DELETE FROM lead_view WHERE lead_id = ?').run(leadId)
    sql(db, 'DELETE FROM exported_lead WHERE lead_id = ?').run(leadId)
  }
  if (changed) sql(db, 'DELETE FROM exported_lead WHERE lead_id = ?').run(carrier)
}

const FACT_IDS = [
  ['scan', 'scan_id'],
  ['note', 'note_id'],
  ['consent', 'consent_id'],
  ['card_picture', 'card_id'],
] as const

/**
 * Which of the leads that show as one holds this fact: a withdrawal goes there, and stays right when the link is
 * withdrawn.
 */
export function holderOf(db: Db, leadId: LeadId, factId: string): LeadId {
  const group = groupOf(db, leadId)
  if (group.length < 2) return leadId
  return (
    group.find((one) =>
      FACT_IDS.some(
        ([table, column]) =>
          sql(db, `SELECT 1 FROM ${table} WHERE lead_id = ? AND ${column} = ?`).get(one, factId) !== undefined,
      ),
    ) ?? leadId
  )
}

/** Before a lead is deleted: what the others show must hold nothing of it, and is made anew by whoever reads next. */
export function leaveGroup(db: Db, leadId: LeadId): void {
  for (const other of groupOf(db, leadId)) {
    sql(db, 'DELETE FROM carried_lead WHERE lead_id = ? OR carrier = ?').run(other, other)
    if (other === leadId) continue
    sql(db, 'DELETE FROM lead_view WHERE lead_id = ?').run(other)
    sql(db, 'INSERT INTO stale_lead (lead_id) VALUES (?) ON CONFLICT DO NOTHING').run(other)
  }
}

/** After a link between two visitors was made or withdrawn, by one exhibitor or (null) for all. */
export function markVisitorsStale(
  db: Db,
  visitors: readonly [VisitorId, VisitorId],
  exhibitorId: ExhibitorId | null,
): void {
  sql(
    db,
    `INSERT INTO stale_lead (lead_id) SELECT lead_id FROM visitor_lead JOIN lead USING (lead_id) WHERE visitor_lead.visitor_id IN (@a, @b) AND (@exhibitorId IS NULL OR visitor_lead.exhibitor_id = @exhibitorId)
    ON CONFLICT DO NOTHING`,
  ).run({ a: visitors[0], b: visitors[1], exhibitorId })
}
