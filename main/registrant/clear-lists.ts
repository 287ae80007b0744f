/** Deletes registrant lists that are not current: replaced ones, and ones whose import was interrupted. */
import type { Writes } from '../db/connection.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import { clearList, listsToClear } from './registrant-list.sql.ts'

const CLEAR_AT_ONCE = 100

/** Deletes the rows of lists that are not current. After a cancellation the next import deletes the rest. */
export async function clearOldLists(db: Writes, pace: Pace): Promise<void> {
  for (const listId of listsToClear(db)) {
    let cleared = false
    const steps = (function* () {
      while (!cleared) yield listId
    })()
    await inShortTransactions(db, steps, (list) => (cleared = clearList(db, list, CLEAR_AT_ONCE)), pace)
  }
}
