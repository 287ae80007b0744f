/** Finds visitors by an e-mail address that was read, typed or listed. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import { visitorIdFromBadgeCode, type ExhibitionId, type LeadId, type VisitorId } from '../../shared/domain/ids.ts'
import { addressKey } from '../../shared/domain/person/email.ts'
import type { JobControl } from '../app/job-control.ts'
import type { Reads } from '../db/connection.ts'
import { getCarriedRegistrant } from '../lead/registrant.sql.ts'
import { getLeadIdentity, loadOwnFacts } from '../lead/lead-facts.sql.ts'
import { groupOf } from '../lead/lead-group.sql.ts'
import { walkPayloads } from '../lead/walk-payloads.ts'
import { anyMeant, leadsWithEmail } from './email-search.sql.ts'
import { codesWithEmail } from './registrants.sql.ts'

/**
 * Finds leads with a payload that holds the address. Each payload must be decoded, because each has its own charset.
 */
async function leadsReadWithEmail(
  db: Reads,
  isMeant: (email: string) => boolean,
  read: Reader,
  control: JobControl,
): Promise<Set<LeadId>> {
  const found = new Set<LeadId>()
  for await (const { leadId, payloads } of walkPayloads(db, control, 0, 2))
    if (payloads.some((payload) => anyMeant(read(payload).contact?.emails, isMeant))) found.add(leadId)
  return found
}

/**
 * The visitors for whom the registrant list, a lead, or a lead's history holds this address. A visitor who was only
 * declared the same person does not count. Addresses that differ only in case or width are equal. Call it only when no
 * lead is stale. Throws `cancelled`.
 */
export async function visitorsWithEmail(
  db: Reads,
  exhibitionId: ExhibitionId,
  address: string,
  read: Reader,
  control: JobControl,
): Promise<VisitorId[]> {
  const key = addressKey(address)
  if (!key.includes('@')) return []
  const isMeant = (email: string) => addressKey(email) === key
  const found = new Set<VisitorId>()
  const said = new Set([...leadsWithEmail(db, isMeant), ...(await leadsReadWithEmail(db, isMeant, read, control))])
  // A lead may show an address that belongs to another lead of its group.
  for (const leadId of new Set([...said].flatMap((one) => groupOf(db, one)))) {
    const identity = getLeadIdentity(db, leadId)
    if (identity === null) continue
    const facts = loadOwnFacts(db, leadId, identity, read)
    const held = [
      facts.registrant?.emails,
      getCarriedRegistrant(db, leadId)?.emails,
      ...facts.scans.map((scan) => scan.reading.contact?.emails),
      ...facts.registers.filter((register) => register.field === 'contact.emails').map((register) => register.value),
    ]
    if (held.some((emails) => anyMeant(emails, isMeant))) found.add(identity.visitorId)
  }
  // A listed visitor may have been scanned at another station.
  const mayHold = (cells: string) => addressKey(cells).includes(JSON.stringify(key).slice(1, -1))
  for (const code of codesWithEmail(db, mayHold, (emails) => anyMeant(emails, isMeant)))
    found.add(visitorIdFromBadgeCode(exhibitionId, code))
  return [...found]
}
