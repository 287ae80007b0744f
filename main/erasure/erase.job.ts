/** Erases visitors, or one exhibitor's lead, and wipes the remains. It uses its own connection. */
import { dirname } from 'node:path'
import type { ErasedCounts } from '../../shared/contract/erasure.ts'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId, ExhibitorId, LeadId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import type { Turn } from '../db/turn.ts'
import { groupOf } from '../lead/lead-group.sql.ts'
import { samePersonAs } from '../person/same-person.sql.ts'
import { eraseLead, eraseVisitor } from './erase.sql.ts'
import { eraseRegistrant, listedCodes } from './registrants.sql.ts'
import { visitorsMeant } from './visitors-meant.ts'
import { wipe } from './wipe.sql.ts'

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

/**
 * Returns the counts, and the scans whose remains are wiped already. Throws `visitor_not_found` if no visitor has the
 * e-mail address, or a storage `AppError`.
 */
export function erase(
  input: EraseInput,
  control: JobControl,
): Promise<{ counts: Omit<ErasedCounts, 'owed'>; wiped: readonly string[] }> {
  const { target, stationId, at, exhibition } = input
  const read = readerOf(exhibition)
  return withConnection(input.databaseFile, async (db) => {
    const named = await visitorsMeant(db, input, read, control)
    control.throwIfCancelled()
    const meant = new Set(named.flatMap((visitorId) => samePersonAs(db, visitorId)))
    const listed = meant.size === 0 ? [] : listedCodes(db, input.exhibitionId, (visitorId) => meant.has(visitorId))
    const result = db
      .transaction(() => {
        const all = [...new Set(named.flatMap((visitorId) => samePersonAs(db, visitorId)))]
        // Erase also the leads that show as one with this lead. Otherwise the data would come back under another id.
        const erased =
          target.kind === 'lead'
            ? groupOf(db, target.leadId).map((id) => eraseLead(db, id, target.exhibitorId, stationId, at))
            : all.map((id) => eraseVisitor(db, id, stationId, at))
        for (const code of listed) eraseRegistrant(db, code)
        return {
          visitors: all.length,
          leads: erased.reduce((sum, one) => sum + one.leads, 0),
          scans: erased.reduce((sum, one) => sum + one.scans, 0),
        }
      })
      .immediate()
    const { notWiped, wiped } = wipe(db, dirname(input.databaseFile), true)
    return { counts: { ...result, notWiped }, wiped }
  })
}
