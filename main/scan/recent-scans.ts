/** This station's latest scans, for the staff. */
import type { RecentScan } from '../../shared/contract/scan.ts'
import { consentsInForce } from '../../shared/domain/lead/derive.ts'
import { emptyContact } from '../../shared/domain/person/contact.ts'
import type { App } from '../app/app.ts'
import { currentExhibition, exhibitionOf } from '../exhibition/current.ts'
import { getDerivedLead } from '../lead/lead-view.sql.ts'
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

function toRecent(app: App, scan: ScanRow): RecentScan {
  const { read } = currentExhibition(app)
  const lead = getDerivedLead(app.db, scan.leadId, read)?.lead
  const reading = read(scan.payload)
  return {
    scanId: scan.scanId,
    leadId: scan.leadId,
    exhibitorId: scan.exhibitorId,
    at: scan.at,
    staff: scan.staff,
    contact: lead?.contact ?? reading.contact ?? emptyContact(),
    badgeCode: reading.badgeCode,
    format: reading.format,
    rank: lead?.rank ?? null,
    times: lead?.scans.length ?? 0,
    withdrawn: scan.withdrawn,
    tags: lead?.tags ?? [],
    consents: consentsInForce(lead?.consents ?? []),
  }
}

/** Newest first; empty while no exhibition is set up. */
export function recentScans(app: App): RecentScan[] {
  if (exhibitionOf(app) === null) return []
  return listRecentScans(app.db, ...justNow(), RECENT).map((one) => toRecent(app, one))
}
