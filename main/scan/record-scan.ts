/** The only way to record a scan, from any source: facts, journal and list in one durable step. */
import type { Ack } from '../../shared/contract/shapes.ts'
import { isBadge, visitorIdOf } from '../../shared/domain/badge/read.ts'
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import { consentIdFrom, type ExhibitorId, type LeadId, type ScanId, type VisitorId } from '../../shared/domain/ids.ts'
import type { DerivedLead } from '../../shared/domain/lead/derive.ts'
import type { ScanSource } from '../../shared/domain/lead/facts.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { whoIsScanned } from '../erasure/tombstone.sql.ts'
import { currentExhibition, exhibitorWithId } from '../exhibition/current.ts'
import { appendToJournal, type JournalEntry } from '../journal/journal.ts'
import { addConsent, addLead, addScan, consentTime } from '../lead/fact.sql.ts'
import { freshen } from '../lead/freshen.ts'
import { getDerivedLead, markRowStale, refreshStaleRows } from '../lead/lead-view.sql.ts'
import { thisStation } from '../station/this-station.ts'

export interface ScanCommand {
  scanId: ScanId
  at: string
  exhibitorId: ExhibitorId
  payload: Uint8Array
  source: ScanSource
  staff: string
  /** The purposes that the visitor consents to. */
  consents: readonly string[]
  language: 'en' | 'ja'
  /** The visitor was erased before and has agreed to be recorded again. */
  afterErasure?: boolean
}

function noBadge(reading: BadgeReading): Ack['reason'] {
  return reading.warnings.includes('empty') ? 'empty' : reading.format === 'wifi' ? 'wifi' : 'foreign'
}

export function rejected(reading: BadgeReading, at: string, reason: Ack['reason']): Ack {
  return {
    outcome: 'rejected',
    scanId: null,
    leadId: null,
    visitorId: null,
    reading,
    reason,
    contact: null,
    at,
    times: 0,
    previous: null,
    rank: null,
  }
}

/** Writes scan, lead, visitor and consents; returns true if the scan is new. Runs inside a transaction. */
export function writeFacts(
  app: App,
  leadId: LeadId,
  visitorId: VisitorId,
  reading: BadgeReading,
  scan: ScanCommand,
): boolean {
  const { stationId } = thisStation(app)
  const { consent } = currentExhibition(app).file
  addLead(app.db, { leadId, exhibitorId: scan.exhibitorId, visitorId, badgeCode: reading.badgeCode })
  const fresh = addScan(
    app.db,
    leadId,
    { scanId: scan.scanId, at: scan.at, stationId, staff: scan.staff, source: scan.source },
    scan.payload,
  )
  if (!fresh) return false
  for (const purpose of consent.purposes.filter(({ id }) => scan.consents.includes(id))) {
    addConsent(app.db, leadId, stationId, {
      consentId: consentIdFrom(scan.scanId, purpose.id),
      purpose: purpose.id,
      given: true,
      at: consentTime(app.db, leadId, purpose.id, scan.at),
      wordingVersion: consent.version,
      language: scan.language,
    })
  }
  return true
}

/** The answer to the page for a scan that is on disk. */
export function acknowledge(derived: DerivedLead, reading: BadgeReading, scan: ScanCommand): Ack {
  const { lead } = derived
  const index = lead.scans.findIndex((one) => one.scanId === scan.scanId)
  const before = index > 0 ? lead.scans[index - 1] : undefined
  return {
    outcome: lead.scans.length > 1 && before !== undefined ? 'again' : 'new',
    scanId: scan.scanId,
    leadId: lead.leadId,
    visitorId: lead.visitorId,
    reading,
    reason: null,
    contact: lead.contact,
    at: scan.at,
    times: index + 1,
    previous: before ? { at: before.at, staff: before.staff, station: before.station } : null,
    rank: lead.rank,
  }
}

/** The result of a scan, and the journal entry to write after the commit. */
export interface WrittenScan {
  ack: Ack
  /** null when nothing new was written. */
  entry: JournalEntry | null
}

/** Writes a scan without the journal, in its own transaction or inside the caller's. */
export function writeScan(app: App, scan: ScanCommand): WrittenScan {
  const { exhibitionId, read } = currentExhibition(app)
  exhibitorWithId(app, scan.exhibitorId)
  const reading = read(scan.payload)
  if (!isBadge(reading)) return { ack: rejected(reading, scan.at, noBadge(reading)), entry: null }
  let fresh = false
  const derived = app.db
    .transaction(() => {
      const { visitorId, leadId, erased } = whoIsScanned(
        app.db,
        exhibitionId,
        scan.exhibitorId,
        visitorIdOf(exhibitionId, reading),
      )
      if (erased && scan.afterErasure !== true) return 'erased'
      fresh = writeFacts(app, leadId, visitorId, reading, scan)
      const readAgain: typeof read = (payload) =>
        Buffer.compare(payload, scan.payload) === 0 ? reading : read(payload)
      return fresh ? markRowStale(app.db, leadId, readAgain) : getDerivedLead(app.db, leadId, readAgain)
    })
    .immediate()
  if (derived === 'erased') return { ack: rejected(reading, scan.at, 'erased'), entry: null }
  if (derived === null) throw new AppError('scan_not_found')
  const { scanId, exhibitorId, at, staff, source } = scan
  const entry = fresh ? { scanId, exhibitorId, at, staff, source, payloadHex: reading.payloadHex } : null
  return { ack: acknowledge(derived, reading, scan), entry }
}

/**
 * Records a scan and answers once it is on disk. The same `scanId` again changes nothing and gets the same answer. A
 * payload that is no badge, or an erased visitor's badge, is not recorded; the answer is `rejected`.
 */
export function recordScan(app: App, scan: ScanCommand): Ack {
  const written = writeScan(app, scan)
  settle(app, written)
  return written.ack
}

/** Work that the visitor does not wait for: the journal, and the row of the exhibitor's list. */
export function settle(app: App, { ack, entry }: WrittenScan): void {
  if (entry === null) return
  app.afterwards.add(() => {
    journal(app, [entry])
    if (ack.leadId !== null) refreshStaleRows(app.db, [ack.leadId], currentExhibition(app).read)
    freshen(app)
  })
}

/**
 * Writes the journal. The scans are already durable, so a failed write is logged and found by the health check, not
 * shown.
 */
export function journal(app: App, entries: readonly JournalEntry[]): void {
  try {
    appendToJournal(app.folder, entries)
  } catch (error) {
    app.log.failure(error, 'journal')
  }
}
