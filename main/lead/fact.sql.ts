/**
 * Facts are added and never changed. Adding a fact that already exists does nothing, so merging is a union. Each
 * function returns whether the fact was new. These functions record events at this station; merging has its own
 * statements.
 */
import type { CommandId, ExhibitorId, LeadId, NoteId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { ConsentFact, NoteFact, ScanFact } from '../../shared/domain/lead/facts.ts'
import { text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { exists, run, values } from '../db/sql.ts'
import { groupOf, holderOf } from './lead-group.sql.ts'
import { markUnbundled } from './unbundled.sql.ts'

/** The latest possible time. */
const LAST_TIME = '9999-12-31T23:59:59.999Z'

/** A visitor and an exhibitor's lead of that visitor. */
export interface LeadKey {
  leadId: LeadId
  exhibitorId: ExhibitorId
  visitorId: VisitorId
  badgeCode: string | null
}

export function addLead(db: Writes, { leadId, exhibitorId, visitorId, badgeCode }: LeadKey): boolean {
  run(db, 'INSERT INTO visitor (visitor_id, badge_code) VALUES (?, ?) ON CONFLICT DO NOTHING', visitorId, badgeCode)
  run(
    db,
    'INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    visitorId,
    exhibitorId,
    leadId,
  )
  const { changes } = run(
    db,
    'INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    leadId,
    exhibitorId,
    visitorId,
  )
  return changes === 1
}

/** `payload` is the code's raw bytes. They are read again whenever the reader improves. */
export function addScan(db: Writes, leadId: LeadId, scan: Omit<ScanFact, 'reading'>, payload: Uint8Array): boolean {
  const { changes } = run(
    db,
    `INSERT INTO scan (scan_id, lead_id, station_id, staff, at, source, payload) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
    scan.scanId,
    leadId,
    scan.stationId,
    scan.staff,
    scan.at,
    scan.source,
    payload,
  )
  if (changes === 0) return false
  run(
    db,
    'INSERT INTO own_scan (at, scan_id, lead_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    scan.at,
    scan.scanId,
    leadId,
  )
  markUnbundled(db, leadId)
  return true
}

export function addNote(db: Writes, leadId: LeadId, stationId: StationId, note: NoteFact): boolean {
  markUnbundled(db, leadId)
  const { changes } = run(
    db,
    'INSERT INTO note (note_id, lead_id, station_id, at, by, text) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    note.noteId,
    leadId,
    stationId,
    note.at,
    note.by,
    note.text,
  )
  return changes === 1
}

export function addConsent(db: Writes, leadId: LeadId, stationId: StationId, consent: ConsentFact): boolean {
  markUnbundled(db, leadId)
  const { changes } = run(
    db,
    `INSERT INTO consent (consent_id, lead_id, station_id, purpose, given, at, wording_version, language)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    consent.consentId,
    leadId,
    stationId,
    consent.purpose,
    consent.given ? 1 : 0,
    consent.at,
    consent.wordingVersion,
    consent.language,
  )
  return changes === 1
}

/**
 * The time from which a consent given or withdrawn now counts. It is never before the times this lead already shows for
 * the purpose. Otherwise, after a clock was set back, a consent that the visitor just withdrew would stay in force.
 */
export function consentTime(db: Reads, leadId: LeadId, purpose: string, at: string): string {
  const shown = groupOf(db, leadId).flatMap((one) =>
    values(db, 'SELECT at FROM consent WHERE lead_id = ? AND purpose = ?', text, one, purpose),
  )
  const newest = shown.toSorted().at(-1)
  return newest === undefined || newest < at || newest >= LAST_TIME
    ? at
    : new Date(Date.parse(newest) + 1).toISOString()
}

/** Says whether this note belongs to the lead or to one that shows as one with it. */
export function hasNote(db: Reads, shown: LeadId, noteId: NoteId): boolean {
  const leadId = holderOf(db, shown, noteId)
  return exists(db, 'SELECT 1 FROM note WHERE lead_id = ? AND note_id = ?', leadId, noteId)
}

/** Withdraws a scan, note, consent or picture that the lead shows. */
export function addWithdrawal(
  db: Writes,
  shown: LeadId,
  stationId: StationId,
  withdrawal: { withdrawalId: string; factId: string; at: string },
): boolean {
  const leadId = holderOf(db, shown, withdrawal.factId)
  markUnbundled(db, leadId)
  const { changes } = run(
    db,
    `INSERT INTO withdrawal (withdrawal_id, lead_id, fact_id, station_id, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
    withdrawal.withdrawalId,
    leadId,
    withdrawal.factId,
    stationId,
    withdrawal.at,
  )
  return changes === 1
}

/** Records a command, so that it changes nothing when it is repeated. Returns false if it was already done. */
export function noteCommand(db: Writes, id: CommandId, at: string): boolean {
  return run(db, 'INSERT INTO command (command_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING', id, at).changes === 1
}
