/** A lead's values from the registrant list, as bundles carry them and as a bundle brought them. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import { text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { value } from '../db/sql.ts'

/** The values that another station's list has for this lead's badge, or null. */
export function getCarriedRegistrant(db: Reads, leadId: LeadId): Contact | null {
  const said = value(db, 'SELECT said FROM carried_registrant WHERE lead_id = ?', text, leadId)
  return said === null ? null : readSaid(said)
}
