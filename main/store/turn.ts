/**
 * Who writes next. SQLite lets one connection write at a time and makes the others poll; so the thread that serves people says
 * when it wants to write, and long work in other threads, which writes in short transactions, steps aside at once.
 */
import type Database from 'better-sqlite3'

/** Shared between threads: how many writers of the serving thread wait or write. */
export type Turn = Int32Array<SharedArrayBuffer>

export function createTurn(): Turn {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Makes every `immediate` and `exclusive` transaction of this connection announce itself. */
export function announceWrites(db: Database.Database, turn: Turn): void {
  const announced = <A extends unknown[], R>(run: (...args: A) => R) => (...args: A): R => {
    Atomics.add(turn, 0, 1)
    try {
      return run(...args)
    } finally {
      Atomics.sub(turn, 0, 1)
      Atomics.notify(turn, 0)
    }
  }
  const plain = db.transaction.bind(db)
  db.transaction = ((work: (...args: unknown[]) => unknown) => {
    const made = plain(work)
    const { deferred, immediate, exclusive } = made
    return Object.assign((...args: unknown[]) => made(...args), {
      default: made, deferred, immediate: announced(immediate), exclusive: announced(exclusive),
    })
  }) as typeof db.transaction
}

/** How long one transaction of background work may take, and the least that is left free after so long, in ms. */
const WORK_MS = 30
const FREE_MS = 1

/** Waits until nobody of the serving thread wants to write, at most a second. Only for worker threads. */
function stepAside(turn: Turn | null): void {
  if (turn === null) return
  const until = performance.now() + 1000
  for (let waiting = Atomics.load(turn, 0); waiting > 0 && performance.now() < until; waiting = Atomics.load(turn, 0)) Atomics.wait(turn, 0, waiting, 20)
}

const pause = new Int32Array(new SharedArrayBuffer(4))
let freeAt = 0

/** Leaves the database free for a moment, now and then, for whoever does not announce itself. */
function leaveFree(): void {
  if (performance.now() - freeAt < WORK_MS) return
  Atomics.wait(pause, 0, 0, FREE_MS)
  freeAt = performance.now()
}

export interface Turns {
  /** Called first in each transaction; may look at what has changed since the last one. */
  begin?(): void
  /** Called last in each transaction with the number of items done in all. */
  end?(done: number): void
  /** Called between transactions. */
  between?(): void
}

/** Writes items in short transactions, stepping aside between them. Each item should take well under a millisecond or be one unit. */
export function writeInTurns<T>(db: Database.Database, turn: Turn | null, items: readonly T[], write: (item: T) => void, turns: Turns = {}): void {
  let done = 0
  const some = db.transaction(() => {
    const until = performance.now() + WORK_MS
    turns.begin?.()
    do write(items[done++]!)
    while (done < items.length && (turn === null || Atomics.load(turn, 0) === 0) && performance.now() < until)
    turns.end?.(done)
  })
  while (done < items.length) {
    const before = done
    try {
      some.immediate()
    } catch (error) {
      done = before
      throw error
    }
    leaveFree()
    stepAside(turn)
    turns.between?.()
  }
}
