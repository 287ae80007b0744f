/**
 * Finds, while a bundle is verified, which of its batches are already here. So the merge need not read them twice. It
 * writes nothing.
 */
import type { PackedLead } from '../bundle/batch-walk.ts'
import type { Reads } from '../db/connection.ts'
import { countTombstones } from '../erasure/tombstone.sql.ts'
import { isSettled, joinBatch, leadsOfBatch } from './join.ts'
import { createNewcomers, type Newcomers } from './newcomers.ts'

/** A batch with nothing to write. */
export interface Settled {
  leads: number
  scans: number
}

export interface Survey {
  readonly newcomers: Newcomers
  /** Compares a batch's leads. Call it for each batch in order. */
  look(leads: readonly PackedLead[]): void
  /**
   * The settled batches, by index. Rows here only grow, so a settled batch stays settled. If something was erased
   * since, the map is empty.
   */
  settled(): ReadonlyMap<number, Settled>
}

export function createSurvey(db: Reads): Survey {
  const tombstones = countTombstones(db)
  const newcomers = createNewcomers()
  const settled = new Map<number, Settled>()
  let batches = 0
  return {
    newcomers,
    look(leads) {
      const index = batches++
      const here = leadsOfBatch(db, leads)
      if (here.length === leads.length) {
        if (joinBatch(db, leads, here).every(isSettled))
          settled.set(index, { leads: leads.length, scans: leads.reduce((sum, lead) => sum + lead.count(0), 0) })
        return
      }
      const known = new Set(here)
      for (const lead of leads) if (!known.has(lead.leadId)) newcomers.add(lead)
    },
    settled: () => (countTombstones(db) === tombstones ? settled : new Map<number, Settled>()),
  }
}
