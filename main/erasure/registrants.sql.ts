/**
 * Erasing in the registrant lists. Apart from what reads their rows, since an import asks for this and has no use for
 * that.
 */
import type { ContactPart } from '../../shared/domain/badge/parts.ts'
import { visitorIdFromBadgeCode, type ExhibitionId, type VisitorId } from '../../shared/domain/ids.ts'
import { contactOfCells } from '../../shared/domain/registrants/contact.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import type { Found } from '../lead/registrant.sql.ts'

/** Takes a badge out of every list, as an erasure must. Call it inside the erasure's transaction. */
export function eraseRegistrant(db: Db, badgeCode: string): number {
  const { changes } = sql(
    db,
    'DELETE FROM registrant WHERE badge_code = ? AND list_id IN (SELECT list_id FROM registrant_list)',
  ).run(badgeCode)
  // no scan of it has to leave the journal, and yet it lies in free pages and in backups
  if (changes > 0) sql(db, `INSERT INTO wipe_due (scan_id) VALUES ('registrant') ON CONFLICT DO NOTHING`).run()
  return changes
}

/**
 * Badge codes in any list whose visitors are meant, scanned here or not. Goes through all of them, so not inside a
 * transaction that writes.
 */
export function listedCodes(db: Db, exhibitionId: ExhibitionId, isMeant: (visitorId: VisitorId) => boolean): string[] {
  const codes = db.prepare('SELECT DISTINCT badge_code FROM registrant').pluck().all() as string[]
  return codes.filter((code) => isMeant(visitorIdFromBadgeCode(exhibitionId, code)))
}

/** Badge codes of the current list's rows that hold an e-mail address; only those that `mayHold` it are read whole. */
export function codesWithEmail(
  db: Db,
  mayHold: (cells: string) => boolean,
  has: (emails: readonly string[]) => boolean,
): string[] {
  const rows = sql(
    db,
    `SELECT r.badge_code AS code, r.cells, l.fields, l.country FROM registrant_list l JOIN registrant r USING (list_id)
    WHERE l.state = 'current'`,
  ).all() as (Found & { code: string })[]
  return rows
    .filter(({ cells }) => mayHold(cells))
    .filter(({ cells, fields, country }) =>
      has(contactOfCells(JSON.parse(fields) as ContactPart[], JSON.parse(cells) as string[], country)?.emails ?? []),
    )
    .map(({ code }) => code)
}
