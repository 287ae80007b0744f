/**
 * Facts: they are added, never changed. Adding one that is there already does nothing, which is what makes merging a
 * union.
 * Each function says whether the fact was new. These record what happens at this station; merging has statements of its
 * own.
 */
import type { ExhibitorId, LeadId, NoteId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { ConsentFact, NoteFact, ScanFact } from '../../shared/domain/lead/facts.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { groupOf, holderOf } from './lead-group.sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

/** The last time that there is. */
const LAST_TIME = '9999-12-31T23:59:59.999Z'

/** A visitor and one exhibitor's lead of it. */
export interface LeadKey {
  leadId: LeadId
  exhibitorId: ExhibitorId
  visitorId: VisitorId
  badgeCode: string | null
}

export function addLead(db: Db, key: LeadKey): boolean {
  sql(db, 'INSERT INTO visitor (visitor_id, badge_code) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    key.visitorId,
    key.badgeCode,
  )
  sql(db, 'INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    key.visitorId,
    key.exhibitorId,
    key.leadId,
  )
  return (
    sql(db, 'INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      key.leadId,
      key.exhibitorId,
      key.visitorId,
    ).changes === 1
  )
}

/** `payload` is the code's raw bytes: the reading is made anew from them whenever the reader learns something. */
export function addScan(db: Db, leadId: LeadId, scan: Omit<ScanFact, 'reading'>, payload: Uint8Array): boolean {
  const fresh =
    sql(
      db,
      `INSERT INTO scan (scan_id, lead_id, station_id, staff, at, source, payload) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ).run(scan.scanId, leadId, scan.stationId, scan.staff, scan.at, scan.source, payload).changes === 1
  if (fresh) {
    sql(db, 'INSERT INTO own_scan (at, scan_id, lead_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      scan.at,
      scan.scanId,
      leadId,
    )
    markUnbundled(db, leadId)
  }
  return fresh
}

export function addNote(db: Db, leadId: LeadId, stationId: StationId, note: NoteFact): boolean {
  markUnbundled(db, leadId)
  return (
    sql(
      db,
      'INSERT INTO note (note_id, lead_id, station_id, at, by, text) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(note.noteId, leadId, stationId, note.at, note.by, note.text).changes === 1
  )
}

export function addConsent(db: Db, leadId: LeadId, stationId: StationId, consent: ConsentFact): boolean {
  markUnbundled(db, leadId)
  return (
    sql(
      db,
      `INSERT INTO consent (consent_id, lead_id, station_id, purpose, given, at, wording_version, language)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ).run(
      consent.consentId,
      leadId,
      stationId,
      consent.purpose,
      consent.given ? 1 : 0,
      consent.at,
      consent.wordingVersion,
      consent.language,
    ).changes === 1
  )
}

/**
 * When a consent that is given or withdrawn now counts from: never before what this lead shows of the purpose already,
 * or a clock that was
 * set back would leave in force what the visitor has just withdrawn.
 */
export function consentTime(db: Db, leadId: LeadId, purpose: string, at: string): string {
  const shown = groupOf(db, leadId).flatMap(
    (one) => sql(db, 'SELECT at FROM consent WHERE lead_id = ? AND purpose = ?').pluck().all(one, purpose) as string[],
  )
  const newest = shown.toSorted().at(-1)
  return newest === undefined || newest < at || newest >= LAST_TIME
    ? at
    : new Date(Date.parse(newest) + 1).toISOString()
}

/** Is this a note of the lead, or of one that shows as one with it? */
export function hasNote(db: Db, shown: LeadId, noteId: NoteId): boolean {
  return (
    sql(db, 'SELECT 1 FROM note WHERE lead_id = ? AND note_id = ?').get(holderOf(db, shown, noteId), noteId) !==
    undefined
  )
}

/** Withdraws a scan, note, consent or picture that the lead shows. */
export function addWithdrawal(
  db: Db,
  shown: LeadId,
  stationId: StationId,
  withdrawal: { withdrawalId: string; factId: string; at: string },
): boolean {
  const leadId = holderOf(db, shown, withdrawal.factId)
  markUnbundled(db, leadId)
  return (
    sql(
      db,
      'INSERT INTO withdrawal (withdrawal_id, lead_id, fact_id, station_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(withdrawal.withdrawalId, leadId, withdrawal.factId, stationId, withdrawal.at).changes === 1
  )
}
