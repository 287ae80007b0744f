/** Deletes registrant lists that are not current: replaced ones, and ones whose import was cut off. */
import type { Writes } from '../db/connection.ts'
import { inShortTransactions, type Pace } from '../db/short-transactions.ts'
import { clearList, listsToClear } from './registrant-list.sql.ts'

const CLEAR_AT_ONCE = 100

/** Deletes the rows of lists that are not current. What a cancellation leaves, the next import deletes. */
export async function clearOldLists(db: Writes, pace: Pace): Promise<void> {
  for (const listId of listsToClear(db)) {
    let cleared = false
    const steps = (function* () {
      while (!cleared) yield listId
    })()
    await inShortTransactions(db, steps, (list) => (cleared = clearList(db, list, CLEAR_AT_ONCE)), pace)
  }
}
