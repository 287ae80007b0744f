/**
 * Whom an erasure means. A badge may have been read under another code when it was recorded than it is now, and
 * somebody who was erased and came back is under another identity: all of them are meant.
 */
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
import type { Reader } from '../lead/lead-facts.sql.ts'
import { badgeCodeOf, leadsWithPayloadsOf, type LeadPayloads } from '../lead/payloads.sql.ts'
import { refreshAll } from '../lead/refresh-leads.job.ts'
import { MAX_PER_CODE, walkPayloads } from '../lead/walk-payloads.ts'
import type { EraseInput } from './erase.job.ts'
import { isErased } from './tombstone.sql.ts'
import { visitorsWithEmail } from './visitors-with-email.ts'

/**
 * These identities and each that came after one: for every time its wearer agreed anew after an erasure, of the visitor
 * or of one exhibitor's lead.
 */
function livesOf(db: Reads, exhibitionId: ExhibitionId, identities: ReadonlySet<VisitorId>): VisitorId[] {
  const exhibitors = listExhibitors(db)
  const isPast = (id: VisitorId) =>
    isErased(db, 'visitor', id) ||
    exhibitors.some(({ exhibitorId }) => isErased(db, 'lead', leadIdFrom(exhibitorId, id)))
  const lives = new Set(identities)
  // what is added while the set is gone through is gone through too
  for (const life of lives) if (isPast(life)) lives.add(visitorIdAfterErasure(exhibitionId, life))
  return [...lives]
}

/** The codes of a lead's badge, as it was recorded and as its payloads are read now. */
function codesOf(db: Reads, lead: LeadPayloads, read: Reader): string[] {
  return [badgeCodeOf(db, lead.visitorId), ...lead.payloads.map((payload) => read(payload).badgeCode)].filter(
    (code) => code !== null,
  )
}

/**
 * The visitors of all leads whose badge has one of these codes, by code. Every payload is read, `from` times before.
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
 * The target's visitors; of a lead none. A badge that was never seen here is meant as well: another station may have
 * seen it. Throws `visitor_not_found` where an e-mail address matches nobody, or `cancelled`.
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
    // a code that so many share is none of one person's, and was not asked for by itself
    if (target.kind !== 'badge' && visitors.size > MAX_PER_CODE) continue
    for (const visitorId of [visitorIdFromBadgeCode(exhibitionId, code), ...visitors]) meant.add(visitorId)
  }
  return livesOf(db, exhibitionId, meant)
}
