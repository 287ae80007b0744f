/** Leads that show, or in which was typed or listed, an e-mail address. `isMeant` compares: SQL folds ASCII alone. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

type Found = [leadId: LeadId, text: string]

const SHOWN = `SELECT lead_id, contact -> 'emails' FROM lead_view WHERE contact ->> 'emails' <> '[]'`
const TYPED = `SELECT lead_id, value FROM register WHERE field = 'contact.emails'`
const CARRIED = 'SELECT lead_id, said FROM carried_registrant'

/** Is one of these an address that is meant? */
export function anyMeant(emails: unknown, isMeant: (email: string) => boolean): boolean {
  return Array.isArray(emails) && emails.some((email) => typeof email === 'string' && isMeant(email))
}

/** No lead may be stale. What a badge holds, and nothing shows, is not looked at. */
export function leadsWithEmail(db: Db, isMeant: (email: string) => boolean): Set<LeadId> {
  const found = new Set<LeadId>()
  const look = (question: string, emailsOf: (text: string) => unknown) => {
    for (const [leadId, text] of sql(db, question).raw().iterate() as IterableIterator<Found>)
      if (anyMeant(emailsOf(text), isMeant)) found.add(leadId)
  }
  look(SHOWN, (emails) => JSON.parse(emails) as unknown)
  look(TYPED, (emails) => JSON.parse(emails) as unknown)
  look(CARRIED, (said) => readSaid(said)?.emails)
  return found
}
