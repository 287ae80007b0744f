/** What a column of a registrant list holds: the badge code, a part of the contact, or nothing that is needed. */
import { TEMPLATE_FIELDS, type TemplateField } from '../badge/template.ts'

export const REGISTRANT_FIELDS = TEMPLATE_FIELDS
export type RegistrantField = TemplateField

/** The contact's own names for parts of which a column holds one. */
const ALIASES: Readonly<Record<string, RegistrantField>> = {
  emails: 'email',
  phones: 'phone',
  addresses: 'street',
  address: 'street',
  urls: 'url',
  kana: 'fullKana',
}

/** The field with this name, in any case (`badgeCode`, `familyName`, `emails` …), or null. */
export function registrantField(name: string): RegistrantField | null {
  const wanted = name.trim().toLowerCase()
  return REGISTRANT_FIELDS.find((field) => field.toLowerCase() === wanted) ?? ALIASES[wanted] ?? null
}
