/**
 * What reading again needs to know of what is recorded: payloads with their leads, and which reader the lists were made
 * with.
 */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface LeadPayloads {
  leadId: LeadId
  exhibitorId: ExhibitorId
  visitorId: VisitorId
  payloads: Buffer[]
}

function withPayloads(db: Db, leads: readonly Omit<LeadPayloads, 'payloads'>[]): LeadPayloads[] {
  const payloads = sql(db, 'SELECT DISTINCT payload FROM scan WHERE lead_id = ? AND length(payload) > 0').pluck()
  return leads.map((lead) => ({ ...lead, payloads: payloads.all(lead.leadId) as Buffer[] }))
}

/**
 * At most `limit` leads whose id is greater than `after`, by id, each with the payloads of its own scans (those without
 * a badge left out).
 */
export function leadsAfter(db: Db, after: string, limit: number): LeadPayloads[] {
  const leads = sql(
    db,
    'SELECT lead_id AS leadId, exhibitor_id AS exhibitorId, visitor_id AS visitorId FROM lead WHERE lead_id > ? ORDER BY lead_id LIMIT ?',
  ).all(after, limit) as Omit<LeadPayloads, 'payloads'>[]
  return withPayloads(db, leads)
}

/** The same of one visitor's leads. */
export function leadsWithPayloadsOf(db: Db, visitorId: VisitorId): LeadPayloads[] {
  const leads = sql(
    db,
    `SELECT lead.lead_id AS leadId, lead.exhibitor_id AS exhibitorId, lead.visitor_id AS visitorId FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id = ?`,
  ).all(visitorId) as Omit<LeadPayloads, 'payloads'>[]
  return withPayloads(db, leads)
}

/** The code that this visitor was recorded under, or null. */
export function badgeCodeOf(db: Db, visitorId: VisitorId): string | null {
  return (
    (sql(db, 'SELECT badge_code FROM visitor WHERE visitor_id = ?').pluck().get(visitorId) as
      | string
      | null
      | undefined) ?? null
  )
}

/** Every payload with the time it was scanned, in no order. */
export function* eachPayload(db: Db): Generator<{ payload: Buffer; at: string }> {
  yield* db.prepare('SELECT payload, at FROM scan WHERE length(payload) > 0').iterate() as IterableIterator<{
    payload: Buffer
    at: string
  }>
}

/** What a lead's row shows, or null where it has none. */
export function shownContact(db: Db, leadId: LeadId): { contact: string; badgeCode: string | null } | null {
  return (
    (sql(db, 'SELECT contact, badge_code AS badgeCode FROM lead_view WHERE lead_id = ?').get(leadId) as
      | { contact: string; badgeCode: string | null }
      | undefined) ?? null
  )
}
