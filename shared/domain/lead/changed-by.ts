/**
 * Who set a field: a register beside it, with the same stamp, so that the two travel and merge together. Where the
 * stamps differ, somebody else has set the field since, and nobody is named.
 */
import type { Register } from './facts.ts'

const PREFIX = 'by.'

/** The register that names who set `field`. */
export const changedByField = (field: string): string => PREFIX + field

/** Does this register only name who set another? Then it is no change of its own. */
export const isChangedBy = (field: string): boolean => field.startsWith(PREFIX)

/** The person who gave the field its value; "" where nobody is named. */
export function changedBy(registers: readonly Register[], { field, stamp }: Register): string {
  const by = registers.find((register) => register.field === changedByField(field) && register.stamp === stamp)
  return typeof by?.value === 'string' ? by.value : ''
}
