/** The current exhibition and its exhibitors. */
import { isExhibitionSetup, isSender, type ExhibitionSetup, type Sender } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId, ExhibitorId } from '../../shared/domain/ids.ts'
import { branded, integer, json, nullable, text, texts } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, exists, one, run, type RowOf } from '../db/sql.ts'

export interface ExhibitorRecord {
  exhibitorId: ExhibitorId
  code: string
  position: number
  name: { en: string; ja: string }
  country: string
  offers: string[]
  pinHash: string | null
  sender: Sender | null
  recipient: string | null
}

const EXHIBITOR = {
  exhibitorId: branded<ExhibitorId>(),
  code: text,
  position: integer,
  nameEn: text,
  nameJa: text,
  country: text,
  offers: texts,
  pinHash: nullable(text),
  sender: nullable(json(isSender)),
  recipient: nullable(text),
}
const COLUMNS = 'exhibitor_id, code, position, name_en, name_ja, country, offers, pin_hash, sender, recipient'

function toExhibitor({ nameEn, nameJa, ...row }: RowOf<typeof EXHIBITOR>): ExhibitorRecord {
  return { ...row, name: { en: nameEn, ja: nameJa } }
}

const EXHIBITION = { exhibitionId: branded<ExhibitionId>(), file: json(isExhibitionSetup) }

/** The exhibition and its file (exhibitors without PINs), or null. */
export function getExhibition(db: Reads): { exhibitionId: ExhibitionId; file: ExhibitionSetup } | null {
  return one(db, 'SELECT exhibition_id, file FROM exhibition', EXHIBITION)
}

export function putExhibition(db: Writes, exhibitionId: ExhibitionId, file: ExhibitionSetup, at: string): void {
  run(
    db,
    `INSERT INTO exhibition (exhibition_id, file, applied_at) VALUES (?, ?, ?)
    ON CONFLICT (exhibition_id) DO UPDATE SET file = excluded.file, applied_at = excluded.applied_at`,
    exhibitionId,
    JSON.stringify(file),
    at,
  )
}

export function listExhibitors(db: Reads): ExhibitorRecord[] {
  return all(db, `SELECT ${COLUMNS} FROM exhibitor ORDER BY position, code`, EXHIBITOR).map(toExhibitor)
}

export function getExhibitor(db: Reads, exhibitorId: ExhibitorId): ExhibitorRecord | null {
  const row = one(db, `SELECT ${COLUMNS} FROM exhibitor WHERE exhibitor_id = ?`, EXHIBITOR, exhibitorId)
  return row && toExhibitor(row)
}

export function putExhibitor(db: Writes, exhibitionId: ExhibitionId, exhibitor: ExhibitorRecord): void {
  run(
    db,
    `INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers, pin_hash,
      sender, recipient)
    VALUES (@exhibitorId, @exhibitionId, @code, @position, @nameEn, @nameJa, @country, @offers, @pinHash,
      @sender, @recipient)
    ON CONFLICT (exhibitor_id) DO UPDATE SET
      position = excluded.position, name_en = excluded.name_en, name_ja = excluded.name_ja,
      country = excluded.country, offers = excluded.offers, pin_hash = coalesce(excluded.pin_hash, pin_hash),
      sender = excluded.sender, recipient = excluded.recipient`,
    {
      exhibitorId: exhibitor.exhibitorId,
      exhibitionId,
      code: exhibitor.code,
      position: exhibitor.position,
      nameEn: exhibitor.name.en,
      nameJa: exhibitor.name.ja,
      country: exhibitor.country,
      offers: JSON.stringify(exhibitor.offers),
      pinHash: exhibitor.pinHash,
      sender: exhibitor.sender ? JSON.stringify(exhibitor.sender) : null,
      recipient: exhibitor.recipient,
    },
  )
}

/** Removes the exhibitors that a changed file no longer names, but keeps those with a lead or a list. */
export function removeExhibitorsExcept(db: Writes, kept: readonly ExhibitorId[]): void {
  run(
    db,
    `DELETE FROM exhibitor WHERE exhibitor_id NOT IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM lead WHERE lead.exhibitor_id = exhibitor.exhibitor_id)
    AND NOT EXISTS (SELECT 1 FROM written_list WHERE written_list.exhibitor_id = exhibitor.exhibitor_id)`,
    JSON.stringify(kept),
  )
}

/** Is any lead recorded? */
export function hasLeads(db: Reads): boolean {
  return exists(db, 'SELECT 1 FROM lead LIMIT 1')
}
