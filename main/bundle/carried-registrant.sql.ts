/** The registrant list's entry for a lead, written into a bundle. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import { writeSaid } from '../../shared/domain/registrants/carried.ts'
import { blob, nullable, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { value, values } from '../db/sql.ts'
import { getCells } from '../lead/registrant.sql.ts'
import { isLater, type Row } from '../lead/tables.sql.ts'
import { getCurrentList } from '../registrant/registrant-list.sql.ts'

/** The codes of a lead's badge: the last one read and the first one recorded. */
function codesOf(db: Reads, leadId: string, first: string | null): string[] {
  const now = value(db, 'SELECT badge_code FROM lead_view WHERE lead_id = ?', nullable(text), leadId)
  return [...new Set([now, first])].filter((code) => code !== null)
}

/** The lead's row is stale, or it has none because its representative shows it. */
const UNSHOWN = `EXISTS (SELECT 1 FROM stale_lead WHERE lead_id = @leadId)
  OR NOT EXISTS (SELECT 1 FROM lead_view WHERE lead_id = @leadId)`

/**
 * The codes that a lead's scans give when they are read today, newest first. Empty when `lead_view` already has the
 * code.
 */
function codesUnread(db: Reads, leadId: string, read: Reader): string[] {
  const payloads = values(
    db,
    `SELECT payload FROM scan WHERE lead_id = @leadId AND (${UNSHOWN}) ORDER BY at DESC, scan_id DESC`,
    blob,
    { leadId },
  )
  return payloads.map((payload) => read(payload).badgeCode).filter((code) => code !== null)
}

/**
 * Takes a lead, its badge code and its carried row; returns the row of `carried_registrant` for the bundle, if there is
 * one. Without `read`, a lead with a stale or missing list row is looked up only by its known codes, not by a code that
 * needs a newer badge format.
 */
export function createCarriedRegistrants(
  db: Reads,
  read: Reader | null,
): (leadId: string, badgeCode: string | null, came: Row[]) => Row[] {
  const list = getCurrentList(db)
  if (list === null) return (_leadId, _badgeCode, came) => came
  const importedAt = new Date(list.importedAt).toISOString()
  const rowOf = (cells: string): Row[] => {
    const said = writeSaid(list.fields, JSON.parse(cells) as string[], list.country)
    return said === null ? [] : [[importedAt, said]]
  }
  const firstKnown = (codes: readonly string[]): string | null => {
    for (const code of codes) {
      const cells = getCells(db, list.listId, code)
      if (cells !== null) return cells
    }
    return null
  }
  return (leadId, badgeCode, came) => {
    const cells =
      firstKnown(codesOf(db, leadId, badgeCode)) ?? (read === null ? null : firstKnown(codesUnread(db, leadId, read)))
    const [own] = cells === null ? [] : rowOf(cells)
    return own === undefined || (came[0] !== undefined && isLater(came[0], own)) ? came : [own]
  }
}
