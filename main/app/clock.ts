/**
 * This station's hybrid logical clock: its greatest stamp is in the database, so a clock set back never repeats one.
 */
import type { StationId } from '../../shared/domain/ids.ts'
import { laterStamp, nextStamp, type Stamp } from '../../shared/domain/stamp.ts'
import type { Db } from '../db/open.ts'
import { getLastStamp, setLastStamp } from './meta.sql.ts'

export interface Clock {
  /** The next stamp for a command given at `at`; call it inside the command's transaction. */
  next(at: string): Stamp
  /** Takes note of a stamp that came from elsewhere; call it inside the transaction that brought it. */
  see(stamp: Stamp): void
}

export function createClock(db: Db, station: StationId): Clock {
  return {
    next(at) {
      const stamp = nextStamp(getLastStamp(db), Date.parse(at), station)
      setLastStamp(db, stamp)
      return stamp
    },
    see(stamp) {
      setLastStamp(db, laterStamp(getLastStamp(db), stamp))
    },
  }
}
