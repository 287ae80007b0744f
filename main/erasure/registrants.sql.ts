/**
 * Erasing in the registrant lists. Apart from what reads their rows, since an import asks for this and has no use for
 * that.
 */
import { visitorIdFromBadgeCode, type ExhibitionId, type VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

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
