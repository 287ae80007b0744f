/** Brings lists up to date with merged facts, beside a station that scans. */
import { dirname } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readBadge } from '../../shared/domain/badge/read.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import { refreshStale } from '../store/lead-view.ts'
import { openConnection, type Db } from '../store/open.ts'
import { countStale } from '../store/stale.ts'
import { toStorageError } from '../store/storage-error.ts'
import type { Turn } from '../store/turn.ts'
import type { JobControl } from './control.ts'

/** Leads of one transaction: some ten milliseconds. */
const CHUNK = 50

export interface RefreshInput {
  databaseFile: string
  exhibition: ExhibitionSetup
  turn: Turn
}

export async function refreshLeads(input: RefreshInput, control: JobControl): Promise<{ refreshed: number }> {
  const { country } = input.exhibition.exhibition
  const { templates } = input.exhibition.badge
  let db: Db | undefined
  try {
    db = openConnection(input.databaseFile)
    const total = countStale(db)
    for (let left = total; left > 0;) {
      control.throwIfCancelled()
      left = refreshStale(db, (payload) => readBadge(payload, { country, templates }), CHUNK)
      control.progress(total - left, total)
      await setTimeout(Atomics.load(input.turn, 0) > 0 ? 5 : 0)
    }
    return { refreshed: total }
  } catch (error) {
    throw toStorageError(error, dirname(input.databaseFile))
  } finally {
    db?.close()
  }
}
