/** The contact of a registrant's row. It is a file of its own, because imports do not need it. */
import { emptyDraft, finishContact, putPart, type ContactPart } from '../badge/parts.ts'
import type { Contact } from '../person/contact.ts'

/**
 * The contact of these cells, or null where they are empty. Phone numbers without country code are those of `country`.
 */
export function contactOfCells(
  fields: readonly ContactPart[],
  cells: readonly string[],
  country: string,
): Contact | null {
  const draft = emptyDraft()
  for (const [i, field] of fields.entries()) putPart(draft, field, cells[i] ?? '')
  return finishContact(draft, country, new Set())
}
