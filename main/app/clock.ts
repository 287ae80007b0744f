/**
 * This station's hybrid logical clock: its greatest stamp is in the database, so a clock set back never repeats one.
 */
import type { StationId } from '../../shared/domain/ids.ts'
import { isFarAhead, laterStamp, nextStamp, type Stamp } from '../../shared/domain/stamp.ts'
import type { Writes } from '../db/connection.ts'
import { getLastStamp, setLastStamp } from './meta.sql.ts'

export interface Clock {
  /** The next stamp for a command given at `at`; call it inside the command's transaction. */
  next(at: string): Stamp
}

/**
 * The greatest of these stamps from elsewhere that may move the clock here at `at`; null where there is none. One that
 * is more than a day ahead may not: a laptop that is set to 2099 would take every other station with it.
 */
export function greatestSeen(stamps: readonly Stamp[], at: string): Stamp | null {
  const now = Date.parse(at)
  return stamps.reduce<Stamp | null>((seen, stamp) => (isFarAhead(stamp, now) ? seen : laterStamp(seen, stamp)), null)
}

/** Takes note of a stamp that came from elsewhere; call it inside the transaction that brought it. */
export function seeStamp(db: Writes, stamp: Stamp): void {
  setLastStamp(db, laterStamp(getLastStamp(db), stamp))
}

export function createClock(db: Writes, station: StationId): Clock {
  return {
    next(at) {
      const stamp = nextStamp(getLastStamp(db), Date.parse(at), station)
      setLastStamp(db, stamp)
      return stamp
    },
  }
}
