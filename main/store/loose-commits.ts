/**
 * Commits of work that goes on by itself where it stopped. Each is safe from the end of this process at once, as always; that it is safe from a
 * power failure too is waited for only now and then, for that wait is the same however little was written.
 */
import type { Db } from './open.ts'

const FULL = 2

/** So many commits are waited for together: some megabytes, which a scan that commits in between must wait for as well. */
const TOGETHER = 8

export interface LooseCommits {
  /** Call before each transaction. */
  next(): void
  /** Back to waiting for every commit; the next one is on disk together with all before it. */
  end(): void
}

/** Begins; a connection that does not wait for its commits anyway is left as it is. */
export function createLooseCommits(db: Db): LooseCommits {
  const waits = db.pragma('synchronous', { simple: true }) === FULL
  let commits = 0
  return {
    next() {
      if (waits) db.pragma(`synchronous = ${++commits % TOGETHER === 0 ? 'FULL' : 'NORMAL'}`)
    },
    end() {
      if (waits) db.pragma('synchronous = FULL')
    },
  }
}
