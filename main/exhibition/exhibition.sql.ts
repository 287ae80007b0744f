/** The exhibition that is set up here, and its exhibitors. */
import type { ExhibitionSetup, Sender } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId, ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

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

interface ExhibitorRow {
  exhibitor_id: ExhibitorId
  code: string
  position: number
  name_en: string
  name_ja: string
  country: string
  offers: string
  pin_hash: string | null
  sender: string | null
  recipient: string | null
}

function toExhibitor(row: ExhibitorRow): ExhibitorRecord {
  return {
    exhibitorId: row.exhibitor_id,
    code: row.code,
    position: row.position,
    name: { en: row.name_en, ja: row.name_ja },
    country: row.country,
    offers: JSON.parse(row.offers) as string[],
    pinHash: row.pin_hash,
    sender: row.sender === null ? null : (JSON.parse(row.sender) as Sender),
    recipient: row.recipient,
  }
}

/** The exhibition and the file that set it up (its exhibitors without PINs), or null. */
export function getExhibition(db: Db): { exhibitionId: ExhibitionId; file: ExhibitionSetup } | null {
  const row = sql(db, 'SELECT exhibition_id, file FROM exhibition').get() as
    | { exhibition_id: ExhibitionId; file: string }
    | undefined
  return row ? { exhibitionId: row.exhibition_id, file: JSON.parse(row.file) as ExhibitionSetup } : null
}

export function putExhibition(db: Db, exhibitionId: ExhibitionId, file: ExhibitionSetup, at: string): void {
  sql(
    db,
    `INSERT INTO exhibition (exhibition_id, file, applied_at) VALUES (?, ?, ?)
    ON CONFLICT (exhibition_id) DO UPDATE SET file = excluded.file, applied_at = excluded.applied_at`,
  ).run(exhibitionId, JSON.stringify(file), at)
}

export function listExhibitors(db: Db): ExhibitorRecord[] {
  return (sql(db, 'SELECT * FROM exhibitor ORDER BY position, code').all() as ExhibitorRow[]).map(toExhibitor)
}

export function getExhibitor(db: Db, exhibitorId: ExhibitorId): ExhibitorRecord | null {
  const row = sql(db, 'SELECT * FROM exhibitor WHERE exhibitor_id = ?').get(exhibitorId) as ExhibitorRow | undefined
  return row ? toExhibitor(row) : null
}

export function putExhibitor(db: Db, exhibitionId: ExhibitionId, exhibitor: ExhibitorRecord): void {
  sql(
    db,
    `INSERT INTO exhibitor (exhibitor_id, exhibition_id, code, position, name_en, name_ja, country, offers, pin_hash, sender, recipient)
    VALUES (@exhibitorId, @exhibitionId, @code, @position, @nameEn, @nameJa, @country, @offers, @pinHash, @sender, @recipient)
    ON CONFLICT (exhibitor_id) DO UPDATE SET position = excluded.position, name_en = excluded.name_en, name_ja = excluded.name_ja,
      country = excluded.country, offers = excluded.offers, pin_hash = coalesce(excluded.pin_hash, pin_hash), sender = excluded.sender,
      recipient = excluded.recipient`,
  ).run({
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
  })
}

/** Takes away the exhibitors that a changed file no longer names, but never one that has a lead or a list. */
export function removeExhibitorsExcept(db: Db, kept: readonly ExhibitorId[]): void {
  sql(
    db,
    `DELETE FROM exhibitor WHERE exhibitor_id NOT IN (SELECT value FROM json_each(?))
    AND NOT EXISTS (SELECT 1 FROM lead WHERE lead.exhibitor_id = exhibitor.exhibitor_id)
    AND NOT EXISTS (SELECT 1 FROM written_list WHERE written_list.exhibitor_id = exhibitor.exhibitor_id)`,
  ).run(JSON.stringify(kept))
}

/** Has anything been recorded? */
export function hasLeads(db: Db): boolean {
  return sql(db, 'SELECT EXISTS (SELECT 1 FROM lead)').pluck().get() === 1
}
