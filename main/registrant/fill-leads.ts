/** When another registrant list becomes current, leads scanned earlier show the values of the new list. */
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { unlessCancelled, type JobControl } from '../app/job-control.ts'
import type { Writes } from '../db/connection.ts'
import { inShortTransactions } from '../db/short-transactions.ts'
import type { Turn } from '../db/turn.ts'
import { listBadgeCodes } from '../lead/lead-list.sql.ts'
import { refreshLead } from '../lead/lead-view.sql.ts'
import { getCells } from '../lead/registrant.sql.ts'
import { clearStale, markStale } from '../lead/stale.sql.ts'
import { markNotInList } from '../lead/unbundled.sql.ts'
import type { RegistrantList } from './registrant-list.sql.ts'

/** Leads for which the two lists differ. */
function changedLeads(
  db: Writes,
  before: RegistrantList | null,
  after: RegistrantList | null,
): { leadId: LeadId; found: boolean }[] {
  const sameShape =
    before !== null &&
    after !== null &&
    before.country === after.country &&
    before.fields.join() === after.fields.join()
  const says = (list: RegistrantList | null, codes: readonly string[]): string | null => {
    for (const code of list === null ? [] : codes) {
      const cells = getCells(db, list!.listId, code)
      if (cells !== null) return cells
    }
    return null
  }
  return listBadgeCodes(db).flatMap(({ leadId, codes }) => {
    const old = says(before, codes)
    const now = says(after, codes)
    return old === now && (sameShape || now === null) ? [] : [{ leadId, found: now !== null }]
  })
}

/**
 * Makes every lead show what the current list says (null: there is no list). Returns the number of leads that changed.
 */
export async function fillLeads(
  db: Writes,
  before: RegistrantList | null,
  after: RegistrantList | null,
  setup: ExhibitionSetup,
  { turn, control }: { turn: Turn; control: JobControl },
): Promise<number> {
  const read = readerOf(setup)
  const leads = changedLeads(db, before, after)
  let shown = 0
  await unlessCancelled(
    inShortTransactions(
      db,
      leads,
      ({ leadId }) => {
        refreshLead(db, leadId, read)
        clearStale(db, leadId)
        markNotInList(db, leadId)
        shown += 1
      },
      { turn, control, onPause: (done) => control.progress(done, leads.length) },
    ),
  )
  // The list is already imported, even if the user cancelled. The remaining leads are marked stale and refreshed at the
  // next read.
  await inShortTransactions(db, leads.slice(shown), ({ leadId }) => markStale(db, leadId), {
    turn,
    control: { throwIfCancelled: () => undefined },
  })
  return leads.filter(({ found }) => found).length
}
