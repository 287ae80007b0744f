/** Erases rows of the registrant lists. */
import { visitorIdFromBadgeCode, type ExhibitionId, type VisitorId } from '../../shared/domain/ids.ts'
import { contactOfCells } from '../../shared/domain/registrants/contact.ts'
import { integer, text, texts } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { each, one, run, values } from '../db/sql.ts'
import { contactParts } from '../lead/registrant.sql.ts'

/** Removes a badge from every list. Call it inside the erasure's transaction. */
export function eraseRegistrant(db: Writes, badgeCode: string): number {
  const { changes } = run(
    db,
    'DELETE FROM registrant WHERE badge_code = ? AND list_id IN (SELECT list_id FROM registrant_list)',
    badgeCode,
  )
  // No scan held this row, so the journal has no copy of it. Free pages and backups have one, so a wipe is due.
  // A mark of its own: one that another erasure had left could be settled by a wipe that did not see this row.
  if (changes > 0) run(db, `INSERT INTO wipe_due (scan_id) VALUES ('registrant-' || hex(randomblob(8)))`)
  return changes
}

/**
 * Badge codes in any list that belong to the given visitors, scanned here or not. It reads all rows: do not call it
 * inside a transaction that writes.
 */
export function listedCodes(
  db: Reads,
  exhibitionId: ExhibitionId,
  isMeant: (visitorId: VisitorId) => boolean,
): string[] {
  const codes = values(db, 'SELECT DISTINCT badge_code FROM registrant', text)
  return codes.filter((code) => isMeant(visitorIdFromBadgeCode(exhibitionId, code)))
}

const LIST = { listId: integer, fields: contactParts, country: text }

/** Badge codes of rows in the current list that hold an e-mail address. It parses only rows that pass `mayHold`. */
export function codesWithEmail(
  db: Reads,
  mayHold: (cells: string) => boolean,
  has: (emails: readonly string[]) => boolean,
): string[] {
  const list = one(db, `SELECT list_id, fields, country FROM registrant_list WHERE state = 'current'`, LIST)
  if (list === null) return []
  const found: string[] = []
  const rows = each(db, 'SELECT badge_code, cells FROM registrant WHERE list_id = ?', [text, text], list.listId)
  for (const [code, cells] of rows) {
    if (!mayHold(cells)) continue
    if (has(contactOfCells(list.fields, texts(cells, 'cells'), list.country)?.emails ?? [])) found.push(code)
  }
  return found
}
