/**
 * Decides who writes next. SQLite lets one connection write at a time and makes the others poll. So the thread that
 * serves people announces its writes. Long work in other threads writes in short transactions and gives way at once.
 */
import type Database from 'better-sqlite3'

/** Shared between threads: the number of the serving thread's waiting or active writers. */
export type Turn = Int32Array<SharedArrayBuffer>

export function createTurn(): Turn {
  return new Int32Array(new SharedArrayBuffer(4))
}

/** Makes every `immediate` and `exclusive` transaction of this connection announce itself. */
export function announceWrites(db: Database.Database, turn: Turn): void {
  const announced =
    <A extends unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      Atomics.add(turn, 0, 1)
      try {
        return run(...args)
      } finally {
        Atomics.sub(turn, 0, 1)
      }
    }
  const plain = db.transaction.bind(db)
  db.transaction = ((work: (...args: unknown[]) => unknown) => {
    const made = plain(work)
    const { deferred, immediate, exclusive } = made
    return Object.assign((...args: unknown[]) => made(...args), {
      default: made,
      deferred,
      immediate: announced(immediate),
      exclusive: announced(exclusive),
    })
  }) as typeof db.transaction
}
