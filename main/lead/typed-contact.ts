/** Turns what a person typed about a visitor into fields. */
import type { ContactCorrection } from '../../shared/contract/shapes.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readPhone } from '../../shared/domain/person/phone.ts'

type Typed = { [K in keyof Contact]?: Contact[K] | null }

/**
 * The typed parts; null removes a correction. Phone numbers are parsed here, as numbers of `country` if they have no
 * country code. An E.164 form sent by the page is not trusted.
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
 * Only the fields with content. A form sends every field, and an empty one must not hide what the badge or list says.
 */
export function filledFields(
  fields: ContactCorrection,
  country: string,
): [part: keyof Contact, value: Typed[keyof Contact]][] {
  return typedFields(fields, country).filter(([, value]) =>
    typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) && value.length > 0,
  )
}
