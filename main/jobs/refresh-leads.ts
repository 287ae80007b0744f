/** Brings lists up to date with merged facts, beside a station that scans. */
import { setTimeout } from 'node:timers/promises'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { refreshStale } from '../store/lead-view.ts'
import { countStale } from '../store/stale.ts'
import type { Turn } from '../store/turn.ts'
import { withConnection } from './connection.ts'
import type { JobControl } from './control.ts'

/** Leads of one transaction: some ten milliseconds. */
const CHUNK = 50

export interface RefreshInput {
  databaseFile: string
  exhibition: ExhibitionSetup
  turn: Turn
}

export function refreshLeads(input: RefreshInput, control: JobControl): Promise<{ refreshed: number }> {
  const read = readerOf(input.exhibition)
  return withConnection(input.databaseFile, async (db) => {
    const total = countStale(db)
    for (let left = total; left > 0;) {
      control.throwIfCancelled()
      left = refreshStale(db, read, CHUNK)
      control.progress(total - left, total)
      await setTimeout(Atomics.load(input.turn, 0) > 0 ? 5 : 0)
    }
    return { refreshed: total }
  })
}
