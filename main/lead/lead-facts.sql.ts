/** Everything recorded of one lead, as the derivation wants it. */
import type { BadgeReading } from '../../shared/domain/badge/reading.ts'
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type {
  CardFact,
  ConsentFact,
  LeadFacts,
  NoteFact,
  Register,
  ScanFact,
  Withdrawal,
} from '../../shared/domain/lead/facts.ts'
import { joinFacts } from '../../shared/domain/lead/join-facts.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { getCarriedRegistrant } from './carried-registrant.sql.ts'
import { groupOf } from './lead-group.sql.ts'
import { getRegistrant } from './registrant.sql.ts'

/** How this exhibition's payloads are read. */
export type Reader = (payload: Uint8Array) => BadgeReading

export interface LeadIdentity {
  exhibitorId: ExhibitorId
  exhibitorCode: string
  visitorId: VisitorId
  badgeCode: string | null
}

/** Whose lead of whom it is, or null where there is no such lead. */
export function getLeadIdentity(db: Db, leadId: LeadId): LeadIdentity | null {
  // every scan asks: joined, SQLite takes three times as long
  return (
    (sql(
      db,
      `SELECT exhibitor_id AS exhibitorId, (SELECT code FROM exhibitor e WHERE e.exhibitor_id = l.exhibitor_id) AS exhibitorCode,
      visitor_id AS visitorId, (SELECT badge_code FROM visitor v WHERE v.visitor_id = l.visitor_id) AS badgeCode FROM lead l WHERE lead_id = ?`,
    ).get(leadId) as LeadIdentity | undefined) ?? null
  )
}

type ScanRow = Omit<ScanFact, 'reading'> & { payload: Buffer }
type RegisterRow = Omit<Register, 'value'> & { value: string }

/**
 * The codes under which the registrant list may know a lead's badge: as its scans are read now, newest first, and as
 * first recorded.
 */
function badgeCodes(scans: readonly ScanFact[], first: string | null): string[] {
  const codes = scans
    .toSorted((a, b) => (a.at + a.scanId < b.at + b.scanId ? 1 : -1))
    .map((scan) => scan.reading.badgeCode)
  return [...new Set([...codes, first])].filter((code) => code !== null)
}

/** What is recorded of this lead itself, whoever else its visitor may be; payloads read by `read`. */
export function loadOwnFacts(db: Db, leadId: LeadId, identity: LeadIdentity, read: Reader): LeadFacts {
  const all = <T>(text: string): T[] => sql(db, text).all(leadId) as T[]
  const scans = all<ScanRow>(
    'SELECT scan_id AS scanId, station_id AS stationId, staff, at, source, payload FROM scan WHERE lead_id = ?',
  ).map(({ payload, ...scan }): ScanFact => ({ ...scan, reading: read(payload) }))
  const consents = all<Omit<ConsentFact, 'given'> & { given: 0 | 1 }>(
    'SELECT consent_id AS consentId, purpose, given, at, wording_version AS wordingVersion, language FROM consent WHERE lead_id = ?',
  )
  return {
    leadId,
    exhibitorCode: identity.exhibitorCode,
    visitorId: identity.visitorId,
    badgeCode: identity.badgeCode,
    scans,
    notes: all<NoteFact>('SELECT note_id AS noteId, at, by, text FROM note WHERE lead_id = ?'),
    consents: consents.map((consent) => ({ ...consent, given: consent.given === 1 })),
    withdrawals: all<Withdrawal>('SELECT fact_id AS factId, at FROM withdrawal WHERE lead_id = ?'),
    registers: all<RegisterRow>('SELECT field, value, stamp FROM register WHERE lead_id = ?').map((register) => ({
      ...register,
      value: JSON.parse(register.value) as unknown,
    })),
    cards: all<CardFact>('SELECT card_id AS cardId, station_id AS stationId, at FROM card_picture WHERE lead_id = ?'),
    registrant: getRegistrant(db, badgeCodes(scans, identity.badgeCode)) ?? getCarriedRegistrant(db, leadId),
  }
}

/**
 * All facts and registers that a lead shows: its own, and those of the exhibitor's leads that are declared the same
 * person.
 */
export function loadLeadFacts(db: Db, leadId: LeadId, identity: LeadIdentity, read: Reader): LeadFacts {
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
