/** What the registrant list says of a lead, on its way into bundles, and where it came in one. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import { text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { value } from '../db/sql.ts'

/** What a list elsewhere said of this lead's badge, or null. */
export function getCarriedRegistrant(db: Reads, leadId: LeadId): Contact | null {
  const said = value(db, 'SELECT said FROM carried_registrant WHERE lead_id = ?', text, leadId)
  return said === null ? null : readSaid(said)
}
