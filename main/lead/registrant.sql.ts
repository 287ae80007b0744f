/** What the fair's registrant list says of a badge. */
import type { ContactPart } from '../../shared/domain/badge/parts.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
import { contactOfCells } from '../../shared/domain/registrants/contact.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

/** What a list holds of a badge, as it was given; null where it does not know the badge. */
export function getCells(db: Db, listId: number, badgeCode: string): string | null {
  return (
    (sql(db, 'SELECT cells FROM registrant WHERE list_id = ? AND badge_code = ?').pluck().get(listId, badgeCode) as
      | string
      | undefined) ?? null
  )
}

/** A row of the list, and how to read it. */
export interface Found {
  cells: string
  fields: string
  country: string
}

/** What the current list says of the first of these badge codes that it knows, or null. */
export function getRegistrant(db: Db, badgeCodes: readonly string[]): Contact | null {
  for (const badgeCode of badgeCodes) {
    const found = sql(
      db,
      `SELECT r.cells, l.fields, l.country FROM registrant_list l JOIN registrant r USING (list_id)
      WHERE l.state = 'current' AND r.badge_code = ?`,
    ).get(badgeCode) as Found | undefined
    if (found)
      return contactOfCells(
        JSON.parse(found.fields) as ContactPart[],
        JSON.parse(found.cells) as string[],
        found.country,
      )
  }
  return null
}
