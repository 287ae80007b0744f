/** "These two visitors are one person" is a fact, and its withdrawal is another fact. Neither changes a visitor. */
import type { ExhibitorId, LeadId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import { branded, flag, nullable, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, count, one, run, values, type RowOf } from '../db/sql.ts'
import { markVisitorsStale } from '../lead/lead-group.sql.ts'

const LINK = {
  linkId: text,
  /** Who decided: an exhibitor for itself, or the organiser (null). */
  exhibitorId: nullable(branded<ExhibitorId>()),
  /** The smaller id first. */
  visitorA: branded<VisitorId>(),
  visitorB: branded<VisitorId>(),
  stationId: branded<StationId>(),
  at: text,
}
export type SamePerson = RowOf<typeof LINK>

const WITHDRAWAL = { withdrawalId: text, linkId: text, stationId: branded<StationId>(), at: text }
export type SamePersonWithdrawal = RowOf<typeof WITHDRAWAL>

/** Adds a link and marks the leads that it changes stale. Returns false if the link is already there. */
export function addSamePerson(db: Writes, link: SamePerson): boolean {
  const { changes } = run(
    db,
    `INSERT INTO same_person (link_id, exhibitor_id, visitor_a, visitor_b, station_id, at)
    VALUES (@linkId, @exhibitorId, @visitorA, @visitorB, @stationId, @at) ON CONFLICT DO NOTHING`,
    link,
  )
  if (changes === 1) markVisitorsStale(db, [link.visitorA, link.visitorB], link.exhibitorId)
  return changes === 1
}

/** Withdraws a link and marks the leads that it joined stale. Returns false if this withdrawal is already there. */
export function addSamePersonWithdrawal(db: Writes, withdrawal: SamePersonWithdrawal): boolean {
  const { changes } = run(
    db,
    `INSERT INTO same_person_withdrawal (withdrawal_id, link_id, station_id, at)
    VALUES (@withdrawalId, @linkId, @stationId, @at) ON CONFLICT DO NOTHING`,
    withdrawal,
  )
  const added = changes === 1
  // A withdrawal may arrive before its link.
  const link = added ? getSamePerson(db, withdrawal.linkId) : null
  if (link !== null) markVisitorsStale(db, [link.visitorA, link.visitorB], link.exhibitorId)
  return added
}

const COLUMNS = 'link_id, exhibitor_id, visitor_a, visitor_b, station_id, at'
const HAS_LEAD = (column: string): string => `EXISTS (SELECT 1 FROM visitor_lead v JOIN lead USING (lead_id)
  WHERE v.visitor_id = ${column} AND v.exhibitor_id = @exhibitorId)`
/** An exhibitor sees its own decisions and the organiser's, if both visitors are its own. */
const VISIBLE = `(@exhibitorId IS NULL OR ((exhibitor_id IS NULL OR exhibitor_id = @exhibitorId)
  AND ${HAS_LEAD('visitor_a')} AND ${HAS_LEAD('visitor_b')}))`

function getSamePerson(db: Reads, linkId: string): SamePerson | null {
  return one(db, `SELECT ${COLUMNS} FROM same_person WHERE link_id = ?`, LINK, linkId)
}

/** All links, also withdrawn ones, or those that concern one exhibitor. */
export function listSamePerson(db: Reads, exhibitorId: ExhibitorId | null): SamePerson[] {
  return all(db, `SELECT ${COLUMNS} FROM same_person WHERE ${VISIBLE} ORDER BY link_id`, LINK, { exhibitorId })
}

export function listSamePersonWithdrawals(db: Reads, exhibitorId: ExhibitorId | null): SamePersonWithdrawal[] {
  return all(
    db,
    `SELECT withdrawal_id, w.link_id, w.station_id, w.at
    FROM same_person_withdrawal w LEFT JOIN same_person USING (link_id)
    WHERE @exhibitorId IS NULL OR ${VISIBLE} ORDER BY withdrawal_id`,
    WITHDRAWAL,
    { exhibitorId },
  )
}

const DECISION = {
  /** Visitor ids, `a` < `b`. */
  a: branded<VisitorId>(),
  b: branded<VisitorId>(),
  onePerson: flag,
  /** The time of the newest link or withdrawal. */
  at: text,
  stationId: branded<StationId>(),
  /** The exhibitor who decided; null for the organiser. */
  exhibitorId: nullable(branded<ExhibitorId>()),
}
export type Decision = RowOf<typeof DECISION>
const PAIR = { a: DECISION.a, b: DECISION.b, exhibitorId: DECISION.exhibitorId }

const DECIDED = `SELECT s.visitor_a AS a, s.visitor_b AS b, s.exhibitor_id, w.withdrawal_id IS NULL AS one_person,
    coalesce(w.at, s.at) AS at, coalesce(w.station_id, s.station_id) AS station_id
  FROM same_person s LEFT JOIN same_person_withdrawal w USING (link_id)`
/** A standing link comes before a withdrawn one, then the newest. */
const BEST_FIRST = 'one_person DESC, coalesce(w.at, s.at) DESC, s.link_id'
const OF_PAIR = `${DECIDED} WHERE s.visitor_a = @a AND s.visitor_b = @b AND s.exhibitor_id IS @by
  ORDER BY ${BEST_FIRST} LIMIT 1`

/**
 * The decisions on pairs of visitors: the organiser's (null), or those that one exhibitor sees, its own and the
 * organiser's. If every link of a pair was withdrawn, the pair is declared to be two people.
 */
export function decisionsOf(db: Reads, exhibitorId: ExhibitorId | null): Decision[] {
  const rows = all(
    db,
    `${DECIDED} WHERE (@exhibitorId IS NOT NULL OR s.exhibitor_id IS NULL) AND ${VISIBLE}
    ORDER BY s.visitor_a, s.visitor_b, s.exhibitor_id, ${BEST_FIRST}`,
    DECISION,
    { exhibitorId },
  )
  // Takes the first row of each pair and decider.
  const seen = new Set<string>()
  return rows.filter(({ a, b, exhibitorId: by }) => {
    const key = `${a} ${b} ${by ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

const PAGE = `SELECT s.visitor_a AS a, s.visitor_b AS b, s.exhibitor_id FROM same_person s
  WHERE (@exhibitorId IS NOT NULL OR s.exhibitor_id IS NULL) AND ${VISIBLE}
    AND NOT EXISTS (SELECT 1 FROM same_person n WHERE n.visitor_a = s.visitor_a AND n.visitor_b = s.visitor_b
      AND n.exhibitor_id IS s.exhibitor_id AND (n.at, n.link_id) > (s.at, s.link_id))
  ORDER BY s.at DESC, s.link_id DESC LIMIT @limit OFFSET @offset`

/** Some of `decisionsOf`, the pair that was linked last first. A pair that is parted stays in its place. */
export function pageOfDecisions(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  { offset, limit }: { offset: number; limit: number },
): Decision[] {
  const pairs = all(db, PAGE, PAIR, { exhibitorId, offset, limit })
  return pairs.flatMap(({ a, b, exhibitorId: by }) => one(db, OF_PAIR, DECISION, { a, b, by }) ?? [])
}

/** The standing links between two visitors that this exhibitor or the organiser (null) made. */
export function linksBetween(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  visitorA: VisitorId,
  visitorB: VisitorId,
): string[] {
  return values(
    db,
    `SELECT link_id FROM same_person s WHERE visitor_a = ? AND visitor_b = ? AND exhibitor_id IS ?
    AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)`,
    text,
    visitorA,
    visitorB,
    exhibitorId,
  )
}

/** Says whether both visitors are here and this exhibitor (unless null) has a lead of each. */
export function knowsBoth(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  visitorA: VisitorId,
  visitorB: VisitorId,
): boolean {
  const known = count(
    db,
    `SELECT count(DISTINCT v.visitor_id) FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id IN (@visitorA, @visitorB) AND (@exhibitorId IS NULL OR v.exhibitor_id = @exhibitorId)`,
    { visitorA, visitorB, exhibitorId },
  )
  return known === 2
}

/** The leads of two visitors: of all exhibitors (null), or of one. */
export function leadsOfVisitors(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  visitorA: VisitorId,
  visitorB: VisitorId,
): LeadId[] {
  return values(
    db,
    `SELECT lead_id FROM visitor_lead v JOIN lead USING (lead_id)
    WHERE v.visitor_id IN (@visitorA, @visitorB) AND (@exhibitorId IS NULL OR v.exhibitor_id = @exhibitorId)`,
    branded<LeadId>(),
    { visitorA, visitorB, exhibitorId },
  )
}

/** This visitor and all visitors that the organiser's standing links make the same person. */
export function samePersonAs(db: Reads, visitorId: VisitorId): VisitorId[] {
  return values(
    db,
    `WITH RECURSIVE person (visitor_id) AS (
      VALUES (?)
      UNION SELECT iif(s.visitor_a = p.visitor_id, s.visitor_b, s.visitor_a) FROM person p
        JOIN same_person s ON p.visitor_id IN (s.visitor_a, s.visitor_b)
        WHERE s.exhibitor_id IS NULL AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)
    ) SELECT visitor_id FROM person`,
    branded<VisitorId>(),
    visitorId,
  )
}
