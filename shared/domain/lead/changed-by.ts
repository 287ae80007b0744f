/**
 * Who set a field. A register beside the field names the person and has the same stamp, so that both travel and merge
 * together. Where the stamps differ, somebody else has set the field since, and no name is known.
 */
import type { Register } from './facts.ts'

const PREFIX = 'by.'

/** The register with the name of the person who set `field`. */
export const changedByField = (field: string): string => PREFIX + field

/** Does this register only name who set another one? Then it is no change of its own. */
export const isChangedBy = (field: string): boolean => field.startsWith(PREFIX)

/** The person who set this field; "" where no name is known. */
export function changedBy(registers: readonly Register[], { field, stamp }: Register): string {
  const by = registers.find((register) => register.field === changedByField(field) && register.stamp === stamp)
  return typeof by?.value === 'string' ? by.value : ''
}
