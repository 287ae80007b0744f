/** What the fair's registrant list says of a badge. */
import { contactOfCells } from '../../shared/domain/registrants/contact.ts'
import type { ContactPart } from '../../shared/domain/badge/parts.ts'
import type { Contact } from '../../shared/domain/person/contact.ts'
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

interface Found {
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

/** Badge codes of the current list's rows that hold this e-mail address; `key` as `has` compares it. */
export function codesWithEmail(db: Db, key: string, has: (emails: readonly string[]) => boolean): string[] {
  const rows = sql(
    db,
    `SELECT r.badge_code AS code, r.cells, l.fields, l.country FROM registrant_list l JOIN registrant r USING (list_id)
    WHERE l.state = 'current' AND instr(lower(r.cells), ?) > 0`,
  ).all(key) as (Found & { code: string })[]
  return rows
    .filter(({ cells, fields, country }) =>
      has(contactOfCells(JSON.parse(fields) as ContactPart[], JSON.parse(cells) as string[], country)?.emails ?? []),
    )
    .map(({ code }) => code)
}
