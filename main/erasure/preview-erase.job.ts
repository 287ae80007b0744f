/**
 * Finds what an erasure would delete. It uses its own connection, because it may search every payload for an address.
 */
import type { ErasePreview } from '../../shared/contract/erasure.ts'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { VisitorId } from '../../shared/domain/ids.ts'
import { withConnection } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import { getVisitor } from '../person/visitors.sql.ts'
import { samePersonAs } from '../person/same-person.sql.ts'
import type { EraseInput } from './erase.job.ts'
import { countWhatIsHeld } from './erase.sql.ts'
import { visitorsMeant } from './visitors-meant.ts'

export type PreviewEraseInput = Pick<EraseInput, 'databaseFile' | 'turn' | 'target' | 'exhibitionId' | 'exhibition'>

/** Throws `visitor_not_found` if no visitor has the e-mail address, `cancelled`, or a storage `AppError`. */
export function previewErase(input: PreviewEraseInput, control: JobControl): Promise<ErasePreview> {
  const read = readerOf(input.exhibition)
  return withConnection(input.databaseFile, async (db) => {
    const all = new Set(
      (await visitorsMeant(db, input, read, control)).flatMap((visitorId) => samePersonAs(db, visitorId)),
    )
    control.throwIfCancelled()
    return {
      visitors: [...all].map((visitorId: VisitorId) => {
        const visitor = getVisitor(db, visitorId, null, read)
        return {
          visitorId,
          badgeCode: visitor?.badgeCode ?? null,
          fullName: visitor?.contact.fullName ?? '',
          organisation: visitor?.contact.organisation ?? '',
          leads: countWhatIsHeld(db, visitorId),
        }
      }),
    }
  })
}
