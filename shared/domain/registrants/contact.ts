/** The contact that a registrant's row says. Apart from the row itself, since taking lists over needs none of it. */
import { emptyDraft, finishContact, putPart, type ContactPart } from '../badge/parts.ts'
import type { Contact } from '../person/contact.ts'

/** The contact that kept cells make, or null where they hold nothing. Local phone numbers are those of `country`. */
export function contactOfCells(
  fields: readonly ContactPart[],
  cells: readonly string[],
  country: string,
): Contact | null {
  const draft = emptyDraft()
  for (const [i, field] of fields.entries()) putPart(draft, field, cells[i] ?? '')
  return finishContact(draft, country, new Set())
}
