/** The entry of a badge in the fair's registrant list: in the list here, or carried here by a bundle. */
import { isContactPart, type ContactPart } from '../../shared/domain/badge/parts.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { readSaid } from '../../shared/domain/registrants/carried.ts'
import { contactOfCells } from '../../shared/domain/registrants/contact.ts'
import { json, text, texts } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { one, value } from '../db/sql.ts'

/** The field in each cell of a list's rows. */
export const contactParts = json((value): value is ContactPart[] => Array.isArray(value) && value.every(isContactPart))

/** The cells that a list has for a badge, as imported; null if the badge is not in it. */
export function getCells(db: Reads, listId: number, badgeCode: string): string | null {
  return value(db, 'SELECT cells FROM registrant WHERE list_id = ? AND badge_code = ?', text, listId, badgeCode)
}

/** A row of the list and what is needed to read it. */
const LISTED = { cells: texts, fields: contactParts, country: text }

/** The entry of the first of these badge codes that the current list knows, or null. */
export function getRegistrant(db: Reads, badgeCodes: readonly string[]): Contact | null {
  for (const badgeCode of badgeCodes) {
    const found = one(
      db,
      `SELECT r.cells, l.fields, l.country FROM registrant_list l JOIN registrant r USING (list_id)
      WHERE l.state = 'current' AND r.badge_code = ?`,
      LISTED,
      badgeCode,
    )
    if (found) return contactOfCells(found.fields, found.cells, found.country)
  }
  return null
}

/** The values that another station's list has for this lead's badge, as a bundle brought them; or null. */
export function getCarriedRegistrant(db: Reads, leadId: LeadId): Contact | null {
  const said = value(db, 'SELECT said FROM carried_registrant WHERE lead_id = ?', text, leadId)
  return said === null ? null : readSaid(said)
}
