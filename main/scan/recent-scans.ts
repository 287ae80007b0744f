/** This station's latest scans, for the staff. */
import type { RecentScan } from '../../shared/contract/scan.ts'
import type { Reader } from '../../shared/domain/badge/reader.ts'
import { consentsInForce } from '../../shared/domain/lead/derive.ts'
import type { LeadId } from '../../shared/domain/ids.ts'
import { emptyContact } from '../../shared/domain/person/contact.ts'
import type { App } from '../app/app.ts'
import { getListReaderSignature } from '../app/meta.sql.ts'
import { exhibitionOf } from '../exhibition/current.ts'
import { getCardRow, getDerivedLead } from '../lead/lead-view.sql.ts'
import { listRecentScans, type ScanRow } from './scan.sql.ts'

/** How long staff may still change what this station scanned: 30 minutes. */
export const JUST_SCANNED_MS = 30 * 60_000

/**
 * The times of what was just scanned, as ISO 8601. Somebody may have set the clock back a little since. But a scan that
 * lies further ahead, made while the clock was wrong, must not count as just made for ever.
 */
export function justNow(): [from: string, to: string] {
  const now = Date.now()
  return [new Date(now - JUST_SCANNED_MS).toISOString(), new Date(now + JUST_SCANNED_MS).toISOString()]
}

const RECENT = 20

type Card = Pick<RecentScan, 'contact' | 'rank' | 'times' | 'tags' | 'consents'>

/** Derives the lead only if its row does not say it: twenty leads are asked for after each scan. */
function cardOf(app: App, leadId: LeadId, read: Reader, rowsAreCurrent: boolean): Card | null {
  const row = rowsAreCurrent ? getCardRow(app.db, leadId) : null
  if (row !== null) return { ...row, times: row.scanCount }
  const lead = getDerivedLead(app.db, leadId, read)?.lead
  return lead === undefined ? null : { ...lead, times: lead.scans.length, consents: consentsInForce(lead.consents) }
}

function toRecent(app: App, scan: ScanRow, read: Reader, rowsAreCurrent: boolean): RecentScan {
  const card = cardOf(app, scan.leadId, read, rowsAreCurrent)
  const reading = read(scan.payload)
  return {
    scanId: scan.scanId,
    leadId: scan.leadId,
    exhibitorId: scan.exhibitorId,
    at: scan.at,
    staff: scan.staff,
    contact: card?.contact ?? reading.contact ?? emptyContact(),
    badgeCode: reading.badgeCode,
    format: reading.format,
    rank: card?.rank ?? null,
    times: card?.times ?? 0,
    withdrawn: scan.withdrawn,
    tags: card?.tags ?? [],
    consents: card?.consents ?? [],
  }
}

/** Newest first; empty while no exhibition is set up. */
export function recentScans(app: App): RecentScan[] {
  const exhibition = exhibitionOf(app)
  if (exhibition === null) return []
  const { read, readerSignature } = exhibition
  const rowsAreCurrent = getListReaderSignature(app.db) === readerSignature
  return listRecentScans(app.db, ...justNow(), RECENT).map((scan) => toRecent(app, scan, read, rowsAreCurrent))
}
