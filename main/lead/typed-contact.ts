/** What a person typed about a visitor, as the fields it sets. */
import type { ContactCorrection } from '../../shared/contract/shapes.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readPhone } from '../../shared/domain/person/phone.ts'

type Typed = { [K in keyof Contact]?: Contact[K] | null }

/**
 * The parts that were typed; null takes a correction back. Numbers are read here, as numbers of `country` where they
 * name none: what E.164 a page claims for them is not taken over.
 */
export function typedFields(
  fields: ContactCorrection,
  country: string,
): [part: keyof Contact, value: Typed[keyof Contact]][] {
  const phones = fields.phones?.map(({ number, kind }) => readPhone(number.trim(), kind, country))
  const typed: Typed = Object.fromEntries(
    Object.entries({ ...fields, ...(phones ? { phones } : {}) }).filter(([, value]) => value !== undefined),
  )
  return Object.entries(typed) as [keyof Contact, Typed[keyof Contact]][]
}

/**
 * Only what says something: a form sends every field, and an empty one must not hide what the badge or the list knows.
 */
export function filledFields(
  fields: ContactCorrection,
  country: string,
): [part: keyof Contact, value: Typed[keyof Contact]][] {
  return typedFields(fields, country).filter(([, value]) =>
    typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0,
  )
}
