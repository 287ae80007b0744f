/** All facts recorded of one lead, in the form the derivation needs. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { ExhibitorId, LeadId, NoteId, ScanId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { LeadFacts, ScanFact, ScanSource } from '../../shared/domain/lead/facts.ts'
import { joinFacts } from '../../shared/domain/lead/join-facts.ts'
import type { Stamp } from '../../shared/domain/stamp.ts'
import { anyJson, blob, branded, flag, nullable, oneOf, text } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, one, type RowOf } from '../db/sql.ts'
import { CARD } from './card.sql.ts'
import { groupOf } from './lead-group.sql.ts'
import { getCarriedRegistrant, getRegistrant } from './registrant.sql.ts'

const IDENTITY = {
  exhibitorId: branded<ExhibitorId>(),
  exhibitorCode: text,
  visitorId: branded<VisitorId>(),
  badgeCode: nullable(text),
}
export type LeadIdentity = RowOf<typeof IDENTITY>

/** The exhibitor and visitor of a lead; null if the lead does not exist. */
export function getLeadIdentity(db: Reads, leadId: LeadId): LeadIdentity | null {
  // Every scan runs this query, and a JOIN takes three times as long.
  return one(
    db,
    `SELECT exhibitor_id, (SELECT code FROM exhibitor e WHERE e.exhibitor_id = l.exhibitor_id) AS exhibitor_code,
      visitor_id, (SELECT badge_code FROM visitor v WHERE v.visitor_id = l.visitor_id) AS badge_code
    FROM lead l WHERE lead_id = ?`,
    IDENTITY,
    leadId,
  )
}

const SCAN = {
  scanId: branded<ScanId>(),
  stationId: branded<StationId>(),
  staff: text,
  at: text,
  source: oneOf<ScanSource>('camera', 'scanner', 'typed', 'photo', 'form', 'command'),
  payload: blob,
}
const NOTE = { noteId: branded<NoteId>(), at: text, by: text, text }
const CONSENT = {
  consentId: text,
  purpose: text,
  given: flag,
  at: text,
  wordingVersion: text,
  language: oneOf('en', 'ja'),
}
const WITHDRAWAL = { factId: text, at: text }
const REGISTER = { field: text, value: anyJson, stamp: branded<Stamp>() }

/**
 * The codes under which the registrant list may know a lead's badge: those its scans give now, newest first, then the
 * one first recorded.
 */
function badgeCodes(scans: readonly ScanFact[], first: string | null): string[] {
  const codes = scans
    .toSorted((a, b) => (a.at + a.scanId < b.at + b.scanId ? 1 : -1))
    .map((scan) => scan.reading.badgeCode)
  return [...new Set([...codes, first])].filter((code) => code !== null)
}

/**
 * The facts of this lead alone, even if its visitor is declared the same person as another. `read` reads the payloads.
 */
export function loadOwnFacts(db: Reads, leadId: LeadId, identity: LeadIdentity, read: Reader): LeadFacts {
  const scans = all(
    db,
    'SELECT scan_id, station_id, staff, at, source, payload FROM scan WHERE lead_id = ?',
    SCAN,
    leadId,
  ).map(({ payload, ...scan }): ScanFact => ({ ...scan, reading: read(payload) }))
  return {
    leadId,
    exhibitorCode: identity.exhibitorCode,
    visitorId: identity.visitorId,
    badgeCode: identity.badgeCode,
    scans,
    notes: all(db, 'SELECT note_id, at, by, text FROM note WHERE lead_id = ?', NOTE, leadId),
    consents: all(
      db,
      'SELECT consent_id, purpose, given, at, wording_version, language FROM consent WHERE lead_id = ?',
      CONSENT,
      leadId,
    ),
    withdrawals: all(db, 'SELECT fact_id, at FROM withdrawal WHERE lead_id = ?', WITHDRAWAL, leadId),
    registers: all(db, 'SELECT field, value, stamp FROM register WHERE lead_id = ?', REGISTER, leadId),
    cards: all(db, 'SELECT card_id, station_id, at FROM card_picture WHERE lead_id = ?', CARD, leadId),
    registrant: getRegistrant(db, badgeCodes(scans, identity.badgeCode)) ?? getCarriedRegistrant(db, leadId),
  }
}

/** All facts and registers that a lead shows: its own, and those of the exhibitor's other leads of the same person. */
export function loadLeadFacts(db: Reads, leadId: LeadId, identity: LeadIdentity, read: Reader): LeadFacts {
  const own = loadOwnFacts(db, leadId, identity, read)
  const others = groupOf(db, leadId)
    .filter((other) => other !== leadId)
    .flatMap((other) => {
      const of = getLeadIdentity(db, other)
      return of === null ? [] : [loadOwnFacts(db, other, of, read)]
    })
  if (others.length === 0) return own
  const joined = joinFacts(own, others)
  const listed = getRegistrant(db, [
    ...new Set([own, ...others].flatMap((facts) => badgeCodes(facts.scans, facts.badgeCode))),
  ])
  return listed === null ? joined : { ...joined, registrant: listed }
}
