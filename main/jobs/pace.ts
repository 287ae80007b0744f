/**
 * Long writing beside a booth that scans: short transactions with a pause after each. SQLite's busy handler looks again 1, 3, 8 and 18 ms
 * after it found the database locked; with up to 8 ms of work and no shorter a pause, the third look comes in time.
 */
import { setTimeout } from 'node:timers/promises'
import type { Db } from '../store/open.ts'
import type { JobControl } from './table.ts'

const WORK_MS = 6
const PAUSE_MS = 8

/** Does `work` with every item, in short transactions, with room for others in between. Throws `cancelled` between two of them. */
export async function inShortTransactions<T>(db: Db, items: Iterable<T>, work: (item: T) => void, control: JobControl, onPause: (done: number) => void = () => undefined): Promise<void> {
  const iterator = items[Symbol.iterator]()
  let done = 0
  const some = db.transaction((): boolean => {
    const until = performance.now() + WORK_MS
    do {
      const next = iterator.next()
      if (next.done) return false
      work(next.value)
      done += 1
    } while (performance.now() < until)
    return true
  })
  try {
    while (some.immediate()) {
      control.throwIfCancelled()
      onPause(done)
      await setTimeout(PAUSE_MS)
    }
    onPause(done)
  } finally {
    iterator.return?.()
  }
}
