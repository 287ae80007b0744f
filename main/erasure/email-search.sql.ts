/** Finds visitors by e-mail address, wherever it was read or typed. */
import { visitorIdFromBadgeCode, type ExhibitionId, type LeadId, type VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { getCarriedRegistrant } from '../lead/carried-registrant.sql.ts'
import { getLeadIdentity, loadOwnFacts, type Reader } from '../lead/lead-facts.sql.ts'
import { groupOf } from '../lead/lead-group.sql.ts'
import { codesWithEmail } from './registrants.sql.ts'

const keyOf = (address: string): string => address.normalize('NFKC').trim().toLowerCase()

/** Leads in which the text of the address occurs at all: shown, typed, or in what a badge holds. */
const CANDIDATES = `SELECT lead_id FROM lead_view WHERE instr(lower(contact), @key) > 0
  UNION SELECT lead_id FROM register WHERE field = 'contact.emails' AND instr(lower(value), @key) > 0
  UNION SELECT lead_id FROM carried_registrant WHERE instr(lower(said), @key) > 0
  UNION SELECT lead_id FROM scan WHERE instr(lower(CAST(payload AS TEXT)), @key) > 0`

function has(emails: unknown, key: string): boolean {
  return Array.isArray(emails) && emails.some((email) => typeof email === 'string' && keyOf(email) === key)
}

/**
 * The visitors of whom the registrant list or a lead itself holds, or a lead ever held, this address; whoever is merely
 * declared the same person does not count.
 * No lead may be stale.
 */
export function visitorsWithEmail(db: Db, exhibitionId: ExhibitionId, address: string, read: Reader): VisitorId[] {
  const key = keyOf(address)
  if (!key.includes('@')) return []
  const found = new Set<VisitorId>()
  // what a lead shows may be another's that it carries
  const candidates = new Set(
    (sql(db, CANDIDATES).pluck().all({ key }) as LeadId[]).flatMap((leadId) => groupOf(db, leadId)),
  )
  for (const leadId of candidates) {
    const identity = getLeadIdentity(db, leadId)
    if (identity === null) continue
    const facts = loadOwnFacts(db, leadId, identity, read)
    const said = [
      facts.registrant?.emails,
      getCarriedRegistrant(db, leadId)?.emails,
      ...facts.scans.map((scan) => scan.reading.contact?.emails),
      ...facts.registers.filter((register) => register.field === 'contact.emails').map((register) => register.value),
    ]
    if (said.some((emails) => has(emails, key))) found.add(identity.visitorId)
  }
  // whom the list knows may have been scanned at another station
  for (const code of codesWithEmail(db, key, (emails) => has(emails, key)))
    found.add(visitorIdFromBadgeCode(exhibitionId, code))
  return [...found]
}
