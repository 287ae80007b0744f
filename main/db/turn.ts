/**
 * Decides who writes next. SQLite lets one connection write at a time and makes the others poll. So the thread that
 * serves people announces its writes. Long work in other threads writes in short transactions and gives way at once.
 */
import type Database from 'better-sqlite3'

/**
 * Shared between threads: the number of the serving thread's waiting or active writers, and the time of its last write,
 * in seconds, as 32 bits.
 */
export type Turn = Int32Array<SharedArrayBuffer>

const seconds = (): number => Math.floor(Date.now() / 1000) | 0

/** Seconds since the serving thread last wrote; 0 when its clock was set back. */
export function quietFor(turn: Turn): number {
  return Atomics.load(turn, 0) > 0 ? 0 : Math.max(0, (seconds() - Atomics.load(turn, 1)) | 0)
}

export function createTurn(): Turn {
  return new Int32Array(new SharedArrayBuffer(8))
}

/** Makes every `immediate` and `exclusive` transaction of this connection announce itself. */
export function announceWrites(db: Database.Database, turn: Turn): void {
  const announced =
    <A extends unknown[], R>(run: (...args: A) => R) =>
    (...args: A): R => {
      Atomics.add(turn, 0, 1)
      Atomics.store(turn, 1, seconds())
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
