/** Leads that show, or in which was typed or listed, an e-mail address. `isMeant` compares: SQL folds ASCII alone. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import { anyJson, branded, text, type Column } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { each } from '../db/sql.ts'

const SHOWN = `SELECT lead_id, contact -> 'emails' FROM lead_view WHERE contact ->> 'emails' <> '[]'`
const TYPED = `SELECT lead_id, value FROM register WHERE field = 'contact.emails'`
const CARRIED = 'SELECT lead_id, said FROM carried_registrant'

const carried: Column<unknown> = (value, name) => readSaid(text(value, name))?.emails

/** Is one of these an address that is meant? */
export function anyMeant(emails: unknown, isMeant: (email: string) => boolean): boolean {
  return Array.isArray(emails) && emails.some((email) => typeof email === 'string' && isMeant(email))
}

/** No lead may be stale. What a badge holds, and nothing shows, is not looked at. */
export function leadsWithEmail(db: Reads, isMeant: (email: string) => boolean): Set<LeadId> {
  const found = new Set<LeadId>()
  const look = (question: string, emails: Column<unknown>) => {
    for (const [leadId, held] of each(db, question, [branded<LeadId>(), emails]))
      if (anyMeant(held, isMeant)) found.add(leadId)
  }
  look(SHOWN, anyJson)
  look(TYPED, anyJson)
  look(CARRIED, carried)
  return found
}
