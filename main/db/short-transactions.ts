/**
 * Long writing while the booth scans, in short transactions. A transaction ends as soon as the serving thread announces
 * a write, and a pause follows. SQLite's waiting writer tries again 1, 3 and 8 ms after it found the database locked.
 */
import { setTimeout } from 'node:timers/promises'
import type { Writes } from './connection.ts'
import type { Turn } from './turn.ts'

/**
 * The longest transaction while no writer waits, and the shortest pause after it, in ms. The pause is needed because
 * some writers do not announce themselves.
 */
const WORK_MS = 30
const FREE_MS = 1
/** A write takes less than 1 s. An older announcement was left behind: ignore it. */
const LONGEST_WAIT_MS = 1_000

export interface Pace {
  turn: Turn
  /** Called between two transactions; throws once the caller has cancelled. */
  control: { throwIfCancelled(): void }
  /** Called when a writer of the serving thread is waiting. */
  onWaiting?: () => void
  /** Called between transactions with the number of finished items. */
  onPause?: (done: number) => void
  /** Called first in each transaction. It may check for changes since the last one. */
  begin?: () => void
  /** Called last in each transaction with the total number of finished items. */
  end?: (done: number) => void
}

let freeAt = 0

async function leaveRoom({ turn, onWaiting }: Pace): Promise<void> {
  const waited = Atomics.load(turn, 0) > 0
  if (waited) onWaiting?.()
  else if (performance.now() - freeAt < WORK_MS) return
  const until = performance.now() + LONGEST_WAIT_MS
  do await setTimeout(FREE_MS)
  while (Atomics.load(turn, 0) > 0 && performance.now() < until)
  freeAt = performance.now()
}

/**
 * Does `work` with every item. An item takes well under a millisecond, or cannot be divided. Throws `cancelled` between
 * two transactions. For worker threads.
 */
export async function inShortTransactions<T>(
  db: Writes,
  items: Iterable<T>,
  work: (item: T) => void,
  pace: Pace,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  // an iterator may sort its items first; it does that before the database is locked
  let next = iterator.next()
  let done = 0
  const some = db.transaction((): boolean => {
    const until = performance.now() + WORK_MS
    pace.begin?.()
    do {
      work(next.value as T)
      done += 1
      next = iterator.next()
    } while (next.done !== true && Atomics.load(pace.turn, 0) === 0 && performance.now() < until)
    pace.end?.(done)
    return next.done !== true
  })
  try {
    for (let more = next.done !== true; more;) {
      more = some.immediate()
      if (more) pace.control.throwIfCancelled()
      pace.onPause?.(done)
      await leaveRoom(pace)
    }
  } finally {
    iterator.return?.()
  }
}
