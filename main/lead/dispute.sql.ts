/**
 * Fields that stations had set differently: of each the stamps that a merge has shown here, station by station, and
 * those that a later change made here has decided. Only stamps are kept, never a value. A decided setting that comes
 * again is no conflict any more.
 */
import type { LeadId } from '../../shared/domain/ids.ts'
import { stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { exists, run } from '../db/sql.ts'

/** Notes that a merge found this setting at odds with another. */
export function noteDispute(db: Writes, leadId: LeadId, field: string, stamp: Stamp): void {
  run(
    db,
    `INSERT INTO disputed_setting (lead_id, field, station_id, seen) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET seen = excluded.seen WHERE excluded.seen > disputed_setting.seen`,
    leadId,
    field,
    stampStation(stamp),
    stamp,
  )
}

/** The field was set here after its conflicts were told: they are decided. `leads`: JSON of the leads' ids. */
export function decideDisputes(db: Writes, leads: string, field: string): void {
  run(
    db,
    'UPDATE disputed_setting SET decided = seen WHERE field = ? AND lead_id IN (SELECT value FROM json_each(?))',
    field,
    leads,
  )
}

/** Was this setting, or a later one of the same station, decided upon here? */
export function isDecided(db: Reads, leadId: LeadId, field: string, stamp: Stamp): boolean {
  return exists(
    db,
    'SELECT 1 FROM disputed_setting WHERE lead_id = ? AND field = ? AND station_id = ? AND decided >= ?',
    leadId,
    field,
    stampStation(stamp),
    stamp,
  )
}

/** Is any setting of this field told and not decided yet? */
export function isDisputed(db: Reads, leadId: LeadId, field: string): boolean {
  return exists(
    db,
    'SELECT 1 FROM disputed_setting WHERE lead_id = ? AND field = ? AND (decided IS NULL OR decided < seen)',
    leadId,
    field,
  )
}
