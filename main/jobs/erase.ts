/** Erases visitors, or one exhibitor's lead, and wipes what is left of them, with a connection of its own. */
import { dirname } from 'node:path'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { visitorIdAfterErasure, visitorIdFromBadgeCode, type ExhibitionId, type ExhibitorId, type LeadId, type StationId, type VisitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { eraseLead, eraseVisitor, type Erased } from '../store/erase.ts'
import { visitorsWithEmail } from '../store/email-search.ts'
import type { Reader } from '../store/lead-facts.ts'
import { groupOf } from '../store/lead-group.ts'
import type { Db } from '../store/open.ts'
import { eraseRegistrant, listedCodes } from '../store/registrant-erasure.ts'
import { samePersonAs } from '../store/same-person.ts'
import { isErased } from '../store/tombstone.ts'
import type { Turn } from '../store/turn.ts'
import { wipe, type Wiped } from '../store/wipe.ts'
import { withConnection } from './connection.ts'
import type { JobControl } from './control.ts'
import { refreshAll } from './refresh-leads.ts'

export type EraseTarget =
  | { kind: 'badge'; badgeCode: string }
  | { kind: 'visitor'; visitorId: VisitorId }
  | { kind: 'email'; address: string }
  | { kind: 'lead'; leadId: LeadId; exhibitorId: ExhibitorId }

export interface EraseInput {
  databaseFile: string
  target: EraseTarget
  exhibitionId: ExhibitionId
  exhibition: ExhibitionSetup
  stationId: StationId
  at: string
  turn: Turn
}

export interface EraseResult extends Erased, Wiped {
  /** Visitors under a tombstone now, known here before or not. */
  visitors: number
}

/** Every identity that this badge has had: the first, and one for each time its wearer agreed anew after an erasure. */
function livesOfBadge(db: Db, exhibitionId: ExhibitionId, badgeCode: string): VisitorId[] {
  const lives = [visitorIdFromBadgeCode(exhibitionId, badgeCode)]
  while (isErased(db, 'visitor', lives.at(-1)!)) lives.push(visitorIdAfterErasure(exhibitionId, lives.at(-1)!))
  return lives
}

/** Whom the target means. A badge that was never seen here is erased as well: another station may have seen it. */
export async function visitorsOf(db: Db, { target, exhibitionId, turn }: Pick<EraseInput, 'target' | 'exhibitionId' | 'turn'>, read: Reader, control: JobControl): Promise<VisitorId[]> {
  if (target.kind === 'lead') return []
  if (target.kind === 'badge') return livesOfBadge(db, exhibitionId, target.badgeCode)
  if (target.kind === 'visitor') return [target.visitorId]
  await refreshAll(db, read, { turn, control })
  const found = visitorsWithEmail(db, exhibitionId, target.address, read)
  if (found.length === 0) throw new AppError('visitor_not_found')
  return found
}

/** Throws `visitor_not_found` where an e-mail address matches nobody, or a storage `AppError`. */
export function erase(input: EraseInput, control: JobControl): Promise<EraseResult> {
  const { target, stationId, at, exhibition } = input
  const read = readerOf(exhibition)
  return withConnection(input.databaseFile, async (db) => {
    const named = await visitorsOf(db, input, read, control)
    control.throwIfCancelled()
    const meant = new Set(named.flatMap((visitorId) => samePersonAs(db, visitorId)))
    const listed = meant.size === 0 ? [] : listedCodes(db, input.exhibitionId, (visitorId) => meant.has(visitorId))
    const result = db.transaction(() => {
      const all = [...new Set(named.flatMap((visitorId) => samePersonAs(db, visitorId)))]
      // an exhibitor's lead goes with those that show as one with it: what is erased must not come back under another id
      const erased = target.kind === 'lead' ? groupOf(db, target.leadId).map((id) => eraseLead(db, id, target.exhibitorId, stationId, at)) : all.map((id) => eraseVisitor(db, id, stationId, at))
      for (const code of listed) eraseRegistrant(db, code)
      return { visitors: all.length, leads: erased.reduce((sum, one) => sum + one.leads, 0), scans: erased.reduce((sum, one) => sum + one.scans, 0) }
    }).immediate()
    return { ...result, ...wipe(db, dirname(input.databaseFile)) }
  })
}
