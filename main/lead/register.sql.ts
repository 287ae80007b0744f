/** Registers: fields that can change. One statement keeps the greater stamp, so merging is a join. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { changedByField } from '../../shared/domain/lead/changed-by.ts'
import { isRegisterValue, MAX_VALUE } from '../../shared/domain/lead/register-value.ts'
import { laterStamp, stampOver, stampStation, type Stamp } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import { branded, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, exists, one, run, type RowOf } from '../db/sql.ts'
import { decideDisputes, noteDispute } from './dispute.sql.ts'
import { groupOf } from './lead-group.sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

/**
 * Sets a field unless a greater stamp has already set it. If stamps are equal, which only a forger achieves, the
 * greater value wins. Throws `input_invalid` for a value that no bundle can hold.
 */
export function setRegister(db: Writes, leadId: LeadId, field: string, value: unknown, stamp: Stamp): boolean {
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) > MAX_VALUE || !isRegisterValue(field, value))
    throw new AppError('input_invalid', { fields: [field] })
  markUnbundled(db, leadId)
  const { changes } = run(
    db,
    `INSERT INTO register (lead_id, field, value, stamp) VALUES (?, ?, ?, ?)
    ON CONFLICT (lead_id, field) DO UPDATE SET value = excluded.value, stamp = excluded.stamp
      WHERE (excluded.stamp, excluded.value) > (register.stamp, register.value)`,
    leadId,
    field,
    json,
    stamp,
  )
  return changes === 1
}

const STANDING = `SELECT lead_id, stamp FROM register
  WHERE field = ? AND lead_id IN (SELECT value FROM json_each(?))`

/**
 * Sets a field at this station. It always takes effect, even if another station's stamp is far ahead; among leads that
 * show as one, the greatest stamp counts. `moment` is this station's next stamp, `by` the person or "".
 * Throws `input_invalid`.
 */
export function changeRegister(
  db: Writes,
  leadId: LeadId,
  field: string,
  value: unknown,
  { moment, by }: { moment: Stamp; by: string },
): void {
  const group = JSON.stringify(groupOf(db, leadId))
  const standing = all(db, STANDING, [branded<LeadId>(), branded<Stamp>()], field, group)
  const latest = standing.reduce<Stamp | null>((greatest, [, seen]) => laterStamp(greatest, seen), null)
  const stamp = stampOver(latest, moment)
  // What another station set and this change replaces is decided: it is no conflict when it arrives again.
  for (const [lead, seen] of standing)
    if (stampStation(seen) !== stampStation(moment)) noteDispute(db, lead, field, seen)
  setRegister(db, leadId, field, value, stamp)
  if (by !== '') setRegister(db, leadId, changedByField(field), by, stamp)
  decideDisputes(db, group, field)
}

const SETTING = { value: text, stamp: branded<Stamp>() }
/** The setting of a field: its value as JSON, with the time and station. */
export type Setting = RowOf<typeof SETTING>

/** The field's current setting; null if it was never set, or its lead does not exist. */
export function getSetting(db: Reads, leadId: LeadId, field: string): Setting | null {
  return one(db, 'SELECT value, stamp FROM register WHERE lead_id = ? AND field = ?', SETTING, leadId, field)
}

/** Says whether this field of the lead was ever set. */
export function hasRegister(db: Reads, leadId: LeadId, field: string): boolean {
  return exists(db, 'SELECT 1 FROM register WHERE lead_id = ? AND field = ?', leadId, field)
}

/** The field's current value; undefined if it was never set, or its lead does not exist. */
export function getRegister(db: Reads, leadId: LeadId, field: string): unknown {
  const setting = getSetting(db, leadId, field)
  return setting === null ? undefined : (JSON.parse(setting.value) as unknown)
}
