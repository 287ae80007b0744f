/** "These two visitors are one person": a fact, and so is its withdrawal. Nothing of either visitor is changed by it. */
import type { ExhibitorId, StationId, VisitorId } from '../../shared/domain/ids.ts'
import type { Db } from './open.ts'
import { sql } from './sql.ts'

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

export function addSamePerson(db: Db, link: SamePerson): boolean {
  return sql(db, `INSERT INTO same_person (link_id, exhibitor_id, visitor_a, visitor_b, station_id, at)
    VALUES (@linkId, @exhibitorId, @visitorA, @visitorB, @stationId, @at) ON CONFLICT DO NOTHING`).run(link).changes === 1
}

export function addSamePersonWithdrawal(db: Db, withdrawal: SamePersonWithdrawal): boolean {
  return sql(db, `INSERT INTO same_person_withdrawal (withdrawal_id, link_id, station_id, at) VALUES (@withdrawalId, @linkId, @stationId, @at)
    ON CONFLICT DO NOTHING`).run(withdrawal).changes === 1
}

const LINK = 'link_id AS linkId, exhibitor_id AS exhibitorId, visitor_a AS visitorA, visitor_b AS visitorB, station_id AS stationId, at'
const HAS_LEAD = (column: string): string => `EXISTS (SELECT 1 FROM lead WHERE visitor_id = ${column} AND exhibitor_id = @exhibitorId)`
/** What one exhibitor may see: its own decisions and the organiser's, where both visitors are its own. */
const VISIBLE = `(@exhibitorId IS NULL OR ((exhibitor_id IS NULL OR exhibitor_id = @exhibitorId) AND ${HAS_LEAD('visitor_a')} AND ${HAS_LEAD('visitor_b')}))`

/** All links, withdrawn ones too, or those that concern one exhibitor. */
export function listSamePerson(db: Db, exhibitorId: ExhibitorId | null): SamePerson[] {
  return sql(db, `SELECT ${LINK} FROM same_person WHERE ${VISIBLE} ORDER BY link_id`).all({ exhibitorId }) as SamePerson[]
}

export function listSamePersonWithdrawals(db: Db, exhibitorId: ExhibitorId | null): SamePersonWithdrawal[] {
  return sql(db, `SELECT withdrawal_id AS withdrawalId, w.link_id AS linkId, w.station_id AS stationId, w.at
    FROM same_person_withdrawal w LEFT JOIN same_person USING (link_id) WHERE @exhibitorId IS NULL OR ${VISIBLE} ORDER BY withdrawal_id`)
    .all({ exhibitorId }) as SamePersonWithdrawal[]
}

/** Links that stand: not withdrawn. */
export function standingLinks(db: Db, exhibitorId: ExhibitorId | null): SamePerson[] {
  return sql(db, `SELECT ${LINK} FROM same_person s WHERE ${VISIBLE}
    AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id) ORDER BY link_id`).all({ exhibitorId }) as SamePerson[]
}

/** This visitor and all whom the organiser's standing links make the same person. */
export function samePersonAs(db: Db, visitorId: VisitorId): VisitorId[] {
  return sql(db, `WITH RECURSIVE person (visitor_id) AS (
      VALUES (?)
      UNION SELECT iif(s.visitor_a = p.visitor_id, s.visitor_b, s.visitor_a) FROM person p
        JOIN same_person s ON p.visitor_id IN (s.visitor_a, s.visitor_b)
        WHERE s.exhibitor_id IS NULL AND NOT EXISTS (SELECT 1 FROM same_person_withdrawal w WHERE w.link_id = s.link_id)
    ) SELECT visitor_id FROM person`).pluck().all(visitorId) as VisitorId[]
}
