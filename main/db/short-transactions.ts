/**
 * Long writing beside a booth that scans: short transactions that end as soon as the serving thread says that it wants
 * to write, and room after each. SQLite's waiting writer looks again 1, 3 and 8 ms after it found the database locked.
 */
import { setTimeout } from 'node:timers/promises'
import type { Writes } from './connection.ts'
import type { Turn } from './turn.ts'

/**
 * How long a transaction may take while nobody waits, and the least that is left free after so long, in ms: not
 * everybody announces itself.
 */
const WORK_MS = 30
const FREE_MS = 1
/** Nobody writes for so long; a mark that stays is one that was forgotten. */
const LONGEST_WAIT_MS = 1_000

export interface Pace {
  turn: Turn
  /** Asked between two transactions; throws once the caller has given up. */
  control: { throwIfCancelled(): void }
  /** Told when somebody of the serving thread is found waiting. */
  onWaiting?: () => void
  /** Told between transactions how many items are done. */
  onPause?: (done: number) => void
  /** Called first in each transaction; may look at what has changed since the last one. */
  begin?: () => void
  /** Called last in each transaction with the number of items done in all. */
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
 * Does `work` with every item; each takes well under a millisecond, or is one unit. Throws `cancelled` between two
 * transactions. For worker threads.
 */
export async function inShortTransactions<T>(
  db: Writes,
  items: Iterable<T>,
  work: (item: T) => void,
  pace: Pace,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  // what has to be put in order first is so before the database is locked
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
