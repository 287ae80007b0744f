/**
 * What of a bundle is here already, found while it is verified, so that what is here is gone through once. It looks and
 * writes nothing.
 */
import type { PackedLead } from '../bundle/batch-walk.ts'
import type { Reads } from '../db/connection.ts'
import { countTombstones } from '../erasure/tombstone.sql.ts'
import { isSettled, joinBatch, leadsOfBatch } from './join.ts'
import { createNewcomers, type Newcomers } from './newcomers.ts'

/** A batch of which there is nothing to write down. */
export interface Settled {
  leads: number
  scans: number
}

export interface Survey {
  readonly newcomers: Newcomers
  /** Looks at a batch's leads; call it batch by batch. */
  look(leads: readonly PackedLead[]): void
  /**
   * The settled batches, by their place. What is here only grows, so they stay settled; where something was erased
   * since, none is told.
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
