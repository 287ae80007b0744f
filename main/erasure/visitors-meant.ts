/**
 * Finds all visitors that an erasure means. A badge may have had another code when it was scanned than it has now. A
 * visitor who came back after an erasure has another identity. The erasure covers all of these.
 */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import {
  leadIdFrom,
  visitorIdAfterErasure,
  visitorIdFromBadgeCode,
  type ExhibitionId,
  type VisitorId,
} from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { JobControl } from '../app/job-control.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { listExhibitors } from '../exhibition/exhibition.sql.ts'
import { badgeCodeOf, leadsWithPayloadsOf, type LeadPayloads } from '../lead/payloads.sql.ts'
import { refreshAll } from '../lead/refresh-leads.job.ts'
import { MAX_PER_CODE, walkPayloads } from '../lead/walk-payloads.ts'
import type { EraseInput } from './erase.job.ts'
import { isErased } from './tombstone.sql.ts'
import { visitorsWithEmail } from './visitors-with-email.ts'

/**
 * Adds the later identities of each visitor. A visitor gets a new one each time they agree again after an erasure of
 * the visitor or of one exhibitor's lead.
 */
function livesOf(db: Reads, exhibitionId: ExhibitionId, identities: ReadonlySet<VisitorId>): VisitorId[] {
  const exhibitors = listExhibitors(db)
  const isPast = (id: VisitorId) =>
    isErased(db, 'visitor', id) ||
    exhibitors.some(({ exhibitorId }) => isErased(db, 'lead', leadIdFrom(exhibitorId, id)))
  const lives = new Set(identities)
  // The loop also visits identities that are added while it runs.
  for (const life of lives) if (isPast(life)) lives.add(visitorIdAfterErasure(exhibitionId, life))
  return [...lives]
}

/** The codes of a lead's badge: the recorded one and those that today's formats read from its payloads. */
function codesOf(db: Reads, lead: LeadPayloads, read: Reader): string[] {
  return [badgeCodeOf(db, lead.visitorId), ...lead.payloads.map((payload) => read(payload).badgeCode)].filter(
    (code) => code !== null,
  )
}

/**
 * Maps each of these codes to the visitors of all leads whose badge has it. It reads every payload. `from` is the
 * number of items read before, for the progress.
 */
async function visitorsByCode(
  db: Reads,
  codes: ReadonlySet<string>,
  read: Reader,
  control: JobControl,
  from: number,
): Promise<Map<string, Set<VisitorId>>> {
  const found = new Map([...codes].map((code) => [code, new Set<VisitorId>()]))
  if (codes.size === 0) return found
  for await (const lead of walkPayloads(db, control, from, from + 1))
    for (const code of codesOf(db, lead, read)) found.get(code)?.add(lead.visitorId)
  return found
}

/**
 * The visitors of the target; none if the target is a lead. A badge never seen here counts too, because another station
 * may have scanned it. Throws `visitor_not_found` if no visitor has the e-mail address, or `cancelled`.
 */
export async function visitorsMeant(
  db: Writes,
  { target, exhibitionId, exhibition, turn }: Pick<EraseInput, 'target' | 'exhibitionId' | 'exhibition' | 'turn'>,
  read: Reader,
  control: JobControl,
): Promise<VisitorId[]> {
  if (target.kind === 'lead') return []
  if (target.kind === 'email') await refreshAll(db, exhibition, { turn, control })
  const named =
    target.kind === 'badge'
      ? []
      : target.kind === 'visitor'
        ? [target.visitorId]
        : await visitorsWithEmail(db, exhibitionId, target.address, read, control)
  if (target.kind === 'email' && named.length === 0) throw new AppError('visitor_not_found')
  const codes =
    target.kind === 'badge'
      ? [target.badgeCode]
      : named.flatMap((visitorId) => leadsWithPayloadsOf(db, visitorId)).flatMap((lead) => codesOf(db, lead, read))
  const meant = new Set(named)
  const walks = target.kind === 'email' ? 1 : 0
  for (const [code, visitors] of await visitorsByCode(db, new Set(codes), read, control, walks)) {
    // So many visitors share this code that it identifies no single person. Skip it, unless the user named the badge.
    if (target.kind !== 'badge' && visitors.size > MAX_PER_CODE) continue
    for (const visitorId of [visitorIdFromBadgeCode(exhibitionId, code), ...visitors]) meant.add(visitorId)
  }
  return livesOf(db, exhibitionId, meant)
}
