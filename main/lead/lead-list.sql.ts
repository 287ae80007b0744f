/** Questions about many leads of one exhibitor. */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type { FollowUp, Rank } from '../../shared/domain/lead/derive.ts'
import { searchKey } from '../../shared/domain/search.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface LeadRow {
  leadId: LeadId
  visitorId: VisitorId
  badgeCode: string | null
  fullName: string
  kana: string
  organisation: string
  title: string
  rank: Rank | null
  tags: string[]
  scanCount: number
  noteCount: number
  firstScannedAt: string
  lastScannedAt: string
  updatedAt: string
  followUp: FollowUp | null
  consents: string[]
}

export interface LeadFilter {
  exhibitorId: ExhibitorId
  search: string
  sort: 'lastScanned' | 'firstScanned' | 'name' | 'organisation' | 'rank' | 'followUp'
  descending: boolean
  rank: Rank | 'none' | null
  tag: string | null
  /** Half-open interval of UTC instants, or null for every day. */
  between: readonly [string, string] | null
  followUp: 'open' | 'done' | 'dropped' | 'none' | 'overdue' | null
  /** Today in the exhibition's time zone, `YYYY-MM-DD`: what is due before it is overdue. */
  today: string
  consent: string | null
  offset: number
  limit: number
}

type Row = Omit<LeadRow, 'tags' | 'followUp' | 'consents'> & { tags: string; followUp: string | null; consents: string }

const COLUMNS = `lead_id AS leadId, visitor_id AS visitorId, badge_code AS badgeCode, full_name AS fullName, kana, organisation, title, rank, tags,
  scan_count AS scanCount, note_count AS noteCount, first_scanned_at AS firstScannedAt, last_scanned_at AS lastScannedAt,
  updated_at AS updatedAt, follow_up AS followUp, consents`

const WHERE = `exhibitor_id = @exhibitorId
  AND (@search = '' OR search LIKE @search ESCAPE '\\')
  AND (@rank IS NULL OR rank IS nullif(@rank, 'none'))
  AND (@tag IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag))
  AND (@from IS NULL OR EXISTS (SELECT 1 FROM scan WHERE scan.lead_id = lead_view.lead_id AND scan.at >= @from AND scan.at < @to)
    OR EXISTS (SELECT 1 FROM carried_lead c JOIN scan USING (lead_id) WHERE c.carrier = lead_view.lead_id AND scan.at >= @from AND scan.at < @to))
  AND (@consent IS NULL OR EXISTS (SELECT 1 FROM json_each(consents) WHERE value = @consent))
  AND CASE coalesce(@followUp, 'all') WHEN 'all' THEN 1 WHEN 'none' THEN follow_up IS NULL
    WHEN 'overdue' THEN follow_up ->> 'status' = 'open' AND follow_up_due < @today ELSE follow_up ->> 'status' = @followUp END`

/**
 * Both directions of each order; empty values always come last, and ties fall to the id, so that pages never overlap.
 */
const ORDER: Record<LeadFilter['sort'], readonly [ascending: string, descending: string]> = {
  lastScanned: ['last_scanned_at, lead_id', 'last_scanned_at DESC, lead_id DESC'],
  firstScanned: ['first_scanned_at, lead_id', 'first_scanned_at DESC, lead_id DESC'],
  name: [`name_key = '', name_key, lead_id`, `name_key = '', name_key DESC, lead_id DESC`],
  organisation: [
    `organisation_key = '', organisation_key, lead_id`,
    `organisation_key = '', organisation_key DESC, lead_id DESC`,
  ],
  rank: ['rank IS NULL, rank, last_scanned_at DESC, lead_id', 'rank IS NULL, rank DESC, last_scanned_at DESC, lead_id'],
  followUp: ['follow_up_due IS NULL, follow_up_due, lead_id', 'follow_up_due IS NULL, follow_up_due DESC, lead_id'],
}

/** What to look for, with the characters that LIKE treats specially taken literally. */
function likePattern(search: string): string {
  const key = searchKey(search)
  return key === '' ? '' : `%${key.replace(/[\\%_]/g, '\\$&')}%`
}

function values(filter: LeadFilter): Record<string, unknown> {
  const { exhibitorId, rank, tag, followUp, today, consent, offset, limit } = filter
  return {
    exhibitorId,
    rank,
    tag,
    followUp,
    today,
    consent,
    offset,
    limit,
    search: likePattern(filter.search),
    from: filter.between?.[0] ?? null,
    to: filter.between?.[1] ?? null,
  }
}

function toRow(row: Row): LeadRow {
  return {
    ...row,
    tags: JSON.parse(row.tags) as string[],
    consents: JSON.parse(row.consents) as string[],
    followUp: row.followUp === null ? null : (JSON.parse(row.followUp) as FollowUp),
  }
}

/** One page of an exhibitor's leads and how many there are in all. */
export function listLeads(db: Db, filter: LeadFilter): { total: number; rows: LeadRow[] } {
  const bound = values(filter)
  const order = ORDER[filter.sort][filter.descending ? 1 : 0]
  return {
    total: sql(db, `SELECT count(*) FROM lead_view WHERE ${WHERE}`).pluck().get(bound) as number,
    rows: (
      sql(db, `SELECT ${COLUMNS} FROM lead_view WHERE ${WHERE} ORDER BY ${order} LIMIT @limit OFFSET @offset`).all(
        bound,
      ) as Row[]
    ).map(toRow),
  }
}

/** Every tag this exhibitor uses. */
export function listTags(db: Db, exhibitorId: ExhibitorId): string[] {
  return sql(db, `SELECT DISTINCT value FROM lead_view, json_each(tags) WHERE exhibitor_id = ? ORDER BY value`)
    .pluck()
    .all(exhibitorId) as string[]
}

/** The ids of an exhibitor's leads (or of all), oldest first, that match a search; all of them when it is "". */
export function listLeadIds(db: Db, exhibitorId: ExhibitorId | null, search: string): LeadId[] {
  return sql(
    db,
    `SELECT lead_id FROM lead_view WHERE (@exhibitorId IS NULL OR exhibitor_id = @exhibitorId)
    AND (@search = '' OR search LIKE @search ESCAPE '\\') ORDER BY first_scanned_at, lead_id`,
  )
    .pluck()
    .all({ exhibitorId, search: likePattern(search) }) as LeadId[]
}

/**
 * The quarters of an hour in which an exhibitor's leads were scanned, each by its first instant: no time zone parts one
 * of them.
 */
export function listScanQuarters(db: Db, exhibitorId: ExhibitorId): string[] {
  const quarters = sql(
    db,
    `SELECT DISTINCT substr(scan.at, 1, 14) AS hour, CAST(substr(scan.at, 15, 2) AS INTEGER) / 15 AS quarter
    FROM scan JOIN lead USING (lead_id) WHERE exhibitor_id = ? ORDER BY 1, 2`,
  ).all(exhibitorId) as { hour: string; quarter: number }[]
  return quarters.map(({ hour, quarter }) => `${hour}${String(quarter * 15).padStart(2, '0')}:00.000Z`)
}

/** Every lead with the badge codes it is known by: as it is read now, and as it was first recorded. */
export function listBadgeCodes(db: Db): { leadId: LeadId; codes: string[] }[] {
  const rows = sql(
    db,
    `SELECT l.lead_id AS leadId, v.badge_code AS first, w.badge_code AS now
    FROM lead l JOIN visitor v USING (visitor_id) LEFT JOIN carried_lead c USING (lead_id) LEFT JOIN lead_view w ON w.lead_id = coalesce(c.carrier, l.lead_id)`,
  ).all() as { leadId: LeadId; first: string | null; now: string | null }[]
  return rows.map(({ leadId, first, now }) => ({
    leadId,
    codes: [...new Set([now, first])].filter((code) => code !== null),
  }))
}
