/**
 * Finds leads by an e-mail address that they show, or that was typed or listed for them. `isMeant` compares addresses
 * in code, because SQL ignores case only in ASCII.
 */
import type { LeadId } from '../../shared/domain/ids.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import { anyJson, branded, text, type Column } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { each } from '../db/sql.ts'

const SHOWN = `SELECT lead_id, contact -> 'emails' FROM lead_view WHERE contact ->> 'emails' <> '[]'`
const TYPED = `SELECT lead_id, value FROM register WHERE field = 'contact.emails'`
const CARRIED = 'SELECT lead_id, said FROM carried_registrant'

const carried: Column<unknown> = (value, name) => readSaid(text(value, name))?.emails

/** Says whether one of these addresses is the one searched for. */
export function anyMeant(emails: unknown, isMeant: (email: string) => boolean): boolean {
  return Array.isArray(emails) && emails.some((email) => typeof email === 'string' && isMeant(email))
}

/** Call it only when no lead is stale. It does not search badge payloads that no lead shows. */
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
