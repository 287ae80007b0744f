/** Queries for rereading: recorded payloads with their leads. */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import { blob, branded, nullable, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, each, one, value, values, type RowOf } from '../db/sql.ts'

const LEAD = { leadId: branded<LeadId>(), exhibitorId: branded<ExhibitorId>(), visitorId: branded<VisitorId>() }

export interface LeadPayloads extends RowOf<typeof LEAD> {
  payloads: Buffer[]
}

function withPayloads(db: Reads, leads: readonly RowOf<typeof LEAD>[]): LeadPayloads[] {
  return leads.map((lead) => ({
    ...lead,
    payloads: values(
      db,
      'SELECT DISTINCT payload FROM scan WHERE lead_id = ? AND length(payload) > 0',
      blob,
      lead.leadId,
    ),
  }))
}

/**
 * At most `limit` leads with an id greater than `after`, in order of id. Each comes with the payloads of its own scans;
 * scans without a badge are left out.
 */
export function leadsAfter(db: Reads, after: string, limit: number): LeadPayloads[] {
  const leads = all(
    db,
    'SELECT lead_id, exhibitor_id, visitor_id FROM lead WHERE lead_id > ? ORDER BY lead_id LIMIT ?',
    LEAD,
    after,
    limit,
  )
  return withPayloads(db, leads)
}

/** Like `leadsAfter`, but only stale leads. */
export function staleLeadsAfter(db: Reads, after: string, limit: number): LeadPayloads[] {
  const leads = all(
    db,
    `SELECT s.lead_id, l.exhibitor_id, l.visitor_id FROM stale_lead s CROSS JOIN lead l ON l.lead_id = s.lead_id
    WHERE s.lead_id > ? ORDER BY s.lead_id LIMIT ?`,
    LEAD,
    after,
    limit,
  )
  return withPayloads(db, leads)
}

/** Like `leadsAfter`, but the leads of one visitor. */
export function leadsWithPayloadsOf(db: Reads, visitorId: VisitorId): LeadPayloads[] {
  const leads = all(
    db,
    `SELECT lead.lead_id, lead.exhibitor_id, lead.visitor_id FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id = ?`,
    LEAD,
    visitorId,
  )
  return withPayloads(db, leads)
}

/** The badge code under which this visitor was recorded, or null. */
export function badgeCodeOf(db: Reads, visitorId: VisitorId): string | null {
  return value(db, 'SELECT badge_code FROM visitor WHERE visitor_id = ?', nullable(text), visitorId)
}

/** Every payload with the time of its scan, in no order. */
export function eachPayload(db: Reads): Generator<{ payload: Buffer; at: string }> {
  return each(db, 'SELECT payload, at FROM scan WHERE length(payload) > 0', { payload: blob, at: text })
}

const SHOWN = { contact: text, badgeCode: nullable(text) }

/** The contact in a lead's row; null if it has no row. */
export function shownContact(db: Reads, leadId: LeadId): RowOf<typeof SHOWN> | null {
  return one(db, 'SELECT contact, badge_code FROM lead_view WHERE lead_id = ?', SHOWN, leadId)
}
