/** Registers: fields that can change. The greater stamp wins, in one statement, so that merging them is a join. */
import type { LeadId } from '../../shared/domain/ids.ts'
import { isRegisterValue, MAX_VALUE } from '../../shared/domain/lead/register-value.ts'
import type { Stamp } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

/**
 * Sets a field unless a greater stamp has set it already. Equal stamps, which only a forger makes, fall to the greater
 * value.
 * Throws `input_invalid` for what no bundle could carry to others.
 */
export function setRegister(db: Db, leadId: LeadId, field: string, value: unknown, stamp: Stamp): boolean {
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) > MAX_VALUE || !isRegisterValue(field, value))
    throw new AppError('input_invalid', { fields: [field] })
  markUnbundled(db, leadId)
  return (
    sql(
      db,
      `INSERT INTO register (lead_id, field, value, stamp) VALUES (?, ?, ?, ?)
    ON CONFLICT (lead_id, field) DO UPDATE SET value = excluded.value, stamp = excluded.stamp
    WHERE (excluded.stamp, excluded.value) > (register.stamp, register.value)`,
    ).run(leadId, field, json, stamp).changes === 1
  )
}

/** Was this field of the lead ever set? */
export function hasRegister(db: Db, leadId: LeadId, field: string): boolean {
  return sql(db, 'SELECT 1 FROM register WHERE lead_id = ? AND field = ?').get(leadId, field) !== undefined
}

/** The field's present value; undefined where it was never set, or its lead is not here. */
export function getRegister(db: Db, leadId: LeadId, field: string): unknown {
  const value = sql(db, 'SELECT value FROM register WHERE lead_id = ? AND field = ?').pluck().get(leadId, field) as
    | string
    | undefined
  return value === undefined ? undefined : (JSON.parse(value) as unknown)
}
