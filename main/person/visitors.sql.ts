/**
 * Visitors for comparison and display. Each shows only what its own leads say, even after two visitors were declared
 * one person.
 */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { ComparedVisitor } from '../../shared/domain/duplicates/compared.ts'
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import { correctionField } from '../../shared/domain/lead/correction.ts'
import { deriveLead, isNameCorrected } from '../../shared/domain/lead/derive.ts'
import { NAME_PARTS } from '../../shared/domain/lead/kept-name.ts'
import { isContact } from '../../shared/domain/lead/register-value.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { branded, flag, integer, json, nullable, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, each, values } from '../db/sql.ts'
import { getLeadIdentity, loadOwnFacts } from '../lead/lead-facts.sql.ts'

export interface ShownVisitor {
  visitorId: VisitorId
  badgeCode: string | null
  contact: Contact
  exhibitorIds: ExhibitorId[]
  scans: number
  lastScannedAt: string | null
  nameCorrected: boolean
}

/** Leads that have no row, or whose row also shows other leads. Such a row does not describe this visitor alone. */
const SHARED = `(EXISTS (SELECT 1 FROM carried_lead c WHERE c.lead_id = l.lead_id)
  OR EXISTS (SELECT 1 FROM carried_lead c WHERE c.carrier = l.lead_id))`
const PLAIN = `SELECT v.visitor_id, v.badge_code, v.contact FROM lead_view v
  WHERE (@exhibitorId IS NULL OR v.exhibitor_id = @exhibitorId)
    AND NOT EXISTS (SELECT 1 FROM carried_lead c WHERE c.carrier = v.lead_id)`

const PLAIN_VISITOR = { visitorId: branded<VisitorId>(), badgeCode: nullable(text), contact: json(isContact) }

function ownVisitor(db: Reads, leadId: LeadId, read: Reader): (ComparedVisitor & { nameCorrected: boolean }) | null {
  const identity = getLeadIdentity(db, leadId)
  const derived = identity && deriveLead(loadOwnFacts(db, leadId, identity, read))
  if (!derived) return null
  const { visitorId, badgeCode, contact } = derived.lead
  return { visitorId, badgeCode, contact, nameCorrected: isNameCorrected(derived) }
}

/** Every visitor, once per lead: of all exhibitors, or of one. `db` cannot write until the walk ends. */
export function* listVisitors(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  read: Reader,
): Generator<ComparedVisitor, void, void> {
  const shared = values(
    db,
    `SELECT l.lead_id FROM lead l WHERE (@exhibitorId IS NULL OR l.exhibitor_id = @exhibitorId) AND ${SHARED}`,
    branded<LeadId>(),
    { exhibitorId },
  )
  for (const leadId of shared) {
    const visitor = ownVisitor(db, leadId, read)
    if (visitor !== null) yield visitor
  }
  yield* each(db, PLAIN, PLAIN_VISITOR, { exhibitorId })
}

const LEAD_OF = {
  leadId: branded<LeadId>(),
  exhibitorId: branded<ExhibitorId>(),
  contact: nullable(json(isContact)),
  badgeCode: nullable(text),
  shared: flag,
  named: flag,
  scans: integer,
  last: nullable(text),
}

const NAME_FIELDS = NAME_PARTS.map((part) => `'${correctionField(part)}'`).join(', ')

const LEADS_OF = `SELECT l.lead_id, l.exhibitor_id, v.contact, coalesce(v.badge_code, o.badge_code) AS badge_code,
    ${SHARED} AS shared,
    EXISTS (SELECT 1 FROM register r WHERE r.lead_id = l.lead_id AND r.field IN (${NAME_FIELDS})) AS named,
    (SELECT count(*) FROM scan s WHERE s.lead_id = l.lead_id) AS scans,
    (SELECT max(at) FROM scan s WHERE s.lead_id = l.lead_id) AS last
  FROM visitor_lead l JOIN visitor o USING (visitor_id) LEFT JOIN lead_view v ON v.lead_id = l.lead_id
  WHERE l.visitor_id = @visitorId AND (@exhibitorId IS NULL OR l.exhibitor_id = @exhibitorId)
  ORDER BY last DESC, l.lead_id`

/** One visitor, from all its leads or one exhibitor's; null if there is none. */
export function getVisitor(
  db: Reads,
  visitorId: VisitorId,
  exhibitorId: ExhibitorId | null,
  read: Reader,
): ShownVisitor | null {
  const leads = all(db, LEADS_OF, LEAD_OF, { visitorId, exhibitorId })
  for (const lead of leads) {
    const known =
      !lead.shared && !lead.named && lead.contact !== null
        ? { contact: lead.contact, badgeCode: lead.badgeCode, nameCorrected: false }
        : ownVisitor(db, lead.leadId, read)
    if (known === null) continue
    return {
      visitorId,
      badgeCode: known.badgeCode,
      contact: known.contact,
      exhibitorIds: leads.map((one) => one.exhibitorId),
      scans: leads.reduce((sum, one) => sum + one.scans, 0),
      lastScannedAt: leads[0]!.last,
      nameCorrected: known.nameCorrected,
    }
  }
  return null
}
