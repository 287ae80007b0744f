/**
 * "These two visitors are one person": a fact, and so is its withdrawal. Nothing of either visitor is changed by it.
 */
import type { ExhibitorId, LeadId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { markVisitorsStale } from '../lead/lead-group.sql.ts'

export interface SamePerson {
  linkId: string
  /** Who decided: one exhibitor for itself, or (null) the organiser. */
  exhibitorId: ExhibitorId | null
  /** The smaller id first. */
  visitorA: VisitorId
  visitorB: VisitorId
  stationId: StationId
  at: string
}

export interface SamePersonWithdrawal {
  withdrawalId: string
  linkId: string
  stationId: StationId
  at: string
}

/** Adds a link and marks the leads that it changes stale; false if it was there. */
export function addSamePerson(db: Db, link: SamePerson): boolean {
  const added =
    sql(
      db,
      `INSERT INTO same_person (link_id, exhibitor_id, visitor_a, visitor_b, station_id, at)
    VALUES (@linkId, @exhibitorId, @visitorA, @visitorB, @stationId, @at) ON CONFLICT DO NOTHING`,
    ).run(link).changes === 1
  if (added) markVisitorsStale(db, [link.visitorA, link.visitorB], link.exhibitorId)
  return added
}

/** Withdraws a link and marks the leads that it held together stale; false if it was withdrawn so already. */
export function addSamePersonWithdrawal(db: Db, withdrawal: SamePersonWithdrawal): boolean {
  const added =
    sql(
      db,
      `INSERT INTO same_person_withdrawal (withdrawal_id, link_id, station_id, at) VALUES (@withdrawalId, @linkId, @stationId, @at)
    ON CONFLICT DO NOTHING`,
    ).run(withdrawal).changes === 1
  // a withdrawal may come before its link
  const link = added ? getSamePerson(db, withdrawal.linkId) : null
  if (link !== null) markVisitorsStale(db, [link.visitorA, link.visitorB], link.exhibitorId)
  return added
}

const LINK =
  'link_id AS linkId, exhibitor_id AS exhibitorId, visitor_a AS visitorA, visitor_b AS visitorB, station_id AS stationId, at'
const HAS_LEAD = (column: string): string => `EXISTS (SELECT 1 FROM visitor_lead v JOIN lead USING (lead_id)
  WHERE v.visitor_id = ${column} AND v.exhibitor_id = @exhibitorId)`
/** What one exhibitor may see: its own decisions and the organiser's, where both visitors are its own. */
const VISIBLE = `(@exhibitorId IS NULL OR ((exhibitor_id IS NULL OR exhibitor_id = @exhibitorId) AND ${HAS_LEAD('visitor_a')} AND ${HAS_LEAD('visitor_b')}))`

function getSamePerson(db: Db, linkId: string): SamePerson | null {
  return (sql(db, `SELECT ${LINK} FROM same_person WHERE link_id = ?`).get(linkId) as SamePerson | undefined) ?? null
}

/** All links, withdrawn ones too, or those that concern one exhibitor. */
export function listSamePerson(db: Db, exhibitorId: ExhibitorId | null): SamePerson[] {
  return sql(db, `SELECT ${LINK} FROM same_person WHERE ${VISIBLE} ORDER BY link_id`).all({
    exhibitorId,
  }) as SamePerson[]
}

export function listSamePersonWithdrawals(db: Db, exhibitorId: ExhibitorId | null): SamePersonWithdrawal[] {
  return sql(
    db,
    `SELECT withdrawal_id AS withdrawalId, w.link_id AS linkId, w.station_id AS stationId, w.at
    FROM same_person_withdrawal w LEFT JOIN same_person USING (link_id) WHERE @exhibitorId IS NULL OR ${VISIBLE} ORDER BY withdrawal_id`,
  ).all({ exhibitorId }) as SamePersonWithdrawal[]
}

export interface Decision {
  /** Visitor ids, `a` < `b`. */
  a: VisitorId
  b: VisitorId
  onePerson: boolean
  /** When it came to be so: the newest link, or withdrawal. */
  at: string
  stationId: StationId
  /** Whose decision it is; null for the organiser's. */
  exhibitorId: ExhibitorId | null
}

/**
 * What was decided about pairs of visitors: by the organiser (null), or as one exhibitor sees it, its own and the
 * organiser's. A pair of
 * which every link was withdrawn is declared to be two people.
 */
export function decisionsOf(db: Db, exhibitorId: ExhibitorId | null): Decision[] {
  const rows = sql(
    db,
    `SELECT s.visitor_a AS a, s.visitor_b AS b, s.exhibitor_id AS exhibitorId, w.withdrawal_id IS NULL AS onePerson,
      coalesce(w.at, s.at) AS at, coalesce(w.station_id, s.station_id) AS stationId
    FROM same_person s LEFT JOIN same_person_withdrawal w USING (link_id)
    WHERE (@exhibitorId IS NOT NULL OR s.exhibitor_id IS NULL) AND ${VISIBLE}
    ORDER BY s.visitor_a, s.visitor_b, s.exhibitor_id, onePerson DESC, coalesce(w.at, s.at) DESC, s.link_id`,
  ).all({ exhibitorId }) as (Omit<Decision, 'onePerson'> & { onePerson: 0 | 1 })[]
  // of each pair and decider the first: a link that stands before one that was withdrawn, then the newest
  const seen = new Set<string>()
  return rows
    .filter(({ a, b, exhibitorId: by }) => {
      const key = `${a} ${b} ${by ?? ''}`
      return !seen.has(key) && seen.add(key)
    })
    .map((row) => ({ ...row, onePerson: row.onePerson === 1 }))
}

/** The standing links between two visitors that this exhibitor, or (null) the organiser, made. */
export function linksBetween(
  db: Db,
  exhibitorId: ExhibitorId | null,
  visitorA: VisitorId,
  visitorB: VisitorId,
): string[] {
  return sql(
    db,
    `SELECT link_id FROM same_person s WHERE visitor_a = ? AND visitor_b = ? AND exhibitor_id IS ?
    AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)`,
  )
    .pluck()
    .all(visitorA, visitorB, exhibitorId) as string[]
}

/** Are both visitors here, and has this exhibitor (unless null) a lead of each? */
export function knowsBoth(db: Db, exhibitorId: ExhibitorId | null, visitorA: VisitorId, visitorB: VisitorId): boolean {
  const known = sql(
    db,
    `SELECT count(DISTINCT v.visitor_id) FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id IN (@visitorA, @visitorB) AND (@exhibitorId IS NULL OR v.exhibitor_id = @exhibitorId)`,
  )
  return known.pluck().get({ visitorA, visitorB, exhibitorId }) === 2
}

/** The leads of two visitors: of all exhibitors (null), or of one. */
export function leadsOfVisitors(
  db: Db,
  exhibitorId: ExhibitorId | null,
  visitorA: VisitorId,
  visitorB: VisitorId,
): LeadId[] {
  return sql(
    db,
    `SELECT lead_id FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id IN (@visitorA, @visitorB) AND (@exhibitorId IS NULL OR v.exhibitor_id = @exhibitorId)`,
  )
    .pluck()
    .all({ visitorA, visitorB, exhibitorId }) as LeadId[]
}

/** This visitor and all whom the organiser's standing links make the same person. */
export function samePersonAs(db: Db, visitorId: VisitorId): VisitorId[] {
  return sql(
    db,
    `WITH RECURSIVE person (visitor_id) AS (
      VALUES (?)
      UNION SELECT iif(s.visitor_a = p.visitor_id, s.visitor_b, s.visitor_a) FROM person p
        JOIN same_person s ON p.visitor_id IN (s.visitor_a, s.visitor_b)
        WHERE s.exhibitor_id IS NULL AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)
    ) SELECT visitor_id FROM person`,
  )
    .pluck()
    .all(visitorId) as VisitorId[]
}
