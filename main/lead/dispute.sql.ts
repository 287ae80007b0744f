/**
 * Fields that stations set differently. It stores the stamps of each station's setting that a merge reported here, and
 * which of them a later change here decided. It stores only stamps, never values. A decided setting that arrives again
 * is no longer a conflict.
 */
import type { LeadId } from '../../shared/domain/ids.ts'
import { stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { exists, run } from '../db/sql.ts'

/** Records that a merge found this setting in conflict with another. */
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

/**
 * Marks the reported conflicts of a field as decided, because the field was set here afterwards. `leads`: the leads'
 * ids as JSON.
 */
export function decideDisputes(db: Writes, leads: string, field: string): void {
  run(
    db,
    'UPDATE disputed_setting SET decided = seen WHERE field = ? AND lead_id IN (SELECT value FROM json_each(?))',
    field,
    leads,
  )
}

/** Says whether this setting, or a later one of the same station, was decided here. */
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

/** Says whether a reported setting of this field is still undecided. */
export function isDisputed(db: Reads, leadId: LeadId, field: string): boolean {
  return exists(
    db,
    'SELECT 1 FROM disputed_setting WHERE lead_id = ? AND field = ? AND (decided IS NULL OR decided < seen)',
    leadId,
    field,
  )
}
