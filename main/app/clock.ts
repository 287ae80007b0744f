/**
 * This station's hybrid logical clock. Its greatest stamp is in the database, so it never repeats a stamp after the
 * system clock was set back.
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
 * The greatest of these foreign stamps that may move this clock at `at`; null when there is none. A stamp more than a
 * day ahead may not move it: one laptop set to 2099 would move every other station to 2099.
 */
export function greatestSeen(stamps: readonly Stamp[], at: string): Stamp | null {
  const now = Date.parse(at)
  return stamps.reduce<Stamp | null>((seen, stamp) => (isFarAhead(stamp, now) ? seen : laterStamp(seen, stamp)), null)
}

/** Moves this clock past a foreign stamp. Call it inside the transaction that brought the stamp. */
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
