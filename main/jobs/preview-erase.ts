/** What an erasure would take, looked up with a connection of its own: every payload may have to be searched for an address. */
import { dirname } from 'node:path'
import type { ErasePreview } from '../../shared/contract/erasure.ts'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { VisitorId } from '../../shared/domain/ids.ts'
import { countWhatIsHeld } from '../store/erase.ts'
import { openConnection, type Db } from '../store/open.ts'
import { getPerson } from '../store/people.ts'
import { samePersonAs } from '../store/same-person.ts'
import { toStorageError } from '../store/storage-error.ts'
import { visitorsOf, type EraseInput } from './erase.ts'
import type { JobControl } from './control.ts'

export type PreviewEraseInput = Pick<EraseInput, 'databaseFile' | 'target' | 'exhibitionId' | 'exhibition'>

/** Throws `visitor_not_found` where an e-mail address matches nobody, `cancelled`, or a storage `AppError`. */
export async function previewErase(input: PreviewEraseInput, control: JobControl): Promise<ErasePreview> {
  const read = readerOf(input.exhibition)
  let db: Db | undefined
  try {
    db = openConnection(input.databaseFile)
    const own = db
    const all = new Set(visitorsOf(own, input, read).flatMap((visitorId) => samePersonAs(own, visitorId)))
    control.throwIfCancelled()
    return {
      visitors: [...all].map((visitorId: VisitorId) => {
        const person = getPerson(own, visitorId, null, read)
        return {
          visitorId, badgeCode: person?.badgeCode ?? null, fullName: person?.contact.fullName ?? '', organisation: person?.contact.organisation ?? '',
          leads: countWhatIsHeld(own, visitorId),
        }
      }),
    }
  } catch (error) {
    throw toStorageError(error, dirname(input.databaseFile))
  } finally {
    db?.close()
  }
}
