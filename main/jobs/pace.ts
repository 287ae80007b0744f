/**
 * Long writing beside a booth that scans: short transactions that end as soon as the serving thread says that it wants to write, and
 * room after each. SQLite's waiting writer looks again 1, 3 and 8 ms after it found the database locked.
 */
import { setTimeout } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../store/open.ts'
import type { Turn } from '../store/turn.ts'
import type { JobControl } from './control.ts'

/** How long a transaction may take while nobody waits, in ms. */
const WORK_MS = 8
const FREE_MS = 1
/** Transactions without a pause where nobody of the serving thread waits: other threads do not say when they want to write. */
const AT_A_STRETCH = 4
/** Nobody writes for so long; a mark that stays is one that was forgotten. */
const LONGEST_WAIT_MS = 1_000

export interface Pace {
  turn: Turn
  control: JobControl
  /** Told when somebody of the serving thread is found waiting. */
  onWaiting?: () => void
  /** Told between transactions how many items are done. */
  onPause?: (done: number) => void
}

/** Does `work` with every item, each well under a millisecond. Throws `cancelled` between two transactions. */
export async function inShortTransactions<T>(db: Db, items: Iterable<T>, work: (item: T) => void, { turn, control, onWaiting, onPause }: Pace): Promise<void> {
  const iterator = items[Symbol.iterator]()
  // what has to be put in order first is so before the database is locked
  let next = iterator.next()
  let done = 0
  const some = db.transaction((): boolean => {
    const until = performance.now() + WORK_MS
    do {
      if (next.done) return false
      work(next.value)
      done += 1
      next = iterator.next()
    } while (Atomics.load(turn, 0) === 0 && performance.now() < until)
    return true
  })
  try {
    for (let n = 1; some.immediate(); n++) {
      control.throwIfCancelled()
      onPause?.(done)
      const waited = Atomics.load(turn, 0) > 0
      if (waited) onWaiting?.()
      else if (n % AT_A_STRETCH !== 0) continue
      const until = performance.now() + LONGEST_WAIT_MS
      do await setTimeout(FREE_MS)
      while (Atomics.load(turn, 0) > 0 && performance.now() < until)
    }
    onPause?.(done)
  } finally {
    iterator.return?.()
  }
}

/** For work that may be left to others once nobody waits for it any more. */
export async function unlessCancelled(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error
  }
}
