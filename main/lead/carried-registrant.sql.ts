/** What the registrant list says of a lead, on its way into bundles, and where it came in one. */
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** What a list elsewhere said of this lead's badge, or null. */
export function getCarriedRegistrant(db: Db, leadId: LeadId): Contact | null {
  const said = sql(db, 'SELECT said FROM carried_registrant WHERE lead_id = ?').pluck().get(leadId) as
    | string
    | undefined
  return said === undefined ? null : readSaid(said)
}
