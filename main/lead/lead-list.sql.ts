/** Queries on many leads of one exhibitor. */
import type { ExhibitorId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import type { Rank } from '../../shared/domain/lead/derive.ts'
import { isFollowUp } from '../../shared/domain/lead/register-value.ts'
import { searchKey } from '../../shared/domain/search.ts'
import { branded, flag, integer, json, nullable, text, texts } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { all, each, pragma, values, type RowOf } from '../db/sql.ts'
import { rank } from './lead-view.sql.ts'

const LEAD = {
  leadId: branded<LeadId>(),
  visitorId: branded<VisitorId>(),
  badgeCode: nullable(text),
  fullName: text,
  kana: text,
  organisation: text,
  title: text,
  rank,
  tags: texts,
  scanCount: integer,
  noteCount: integer,
  firstScannedAt: text,
  lastScannedAt: text,
  updatedAt: text,
  followUp: nullable(json(isFollowUp)),
  consents: texts,
}
export type LeadRow = RowOf<typeof LEAD>

export interface LeadFilter {
  exhibitorId: ExhibitorId
  search: string
  sort: 'lastScanned' | 'firstScanned' | 'name' | 'organisation' | 'rank' | 'followUp'
  descending: boolean
  rank: Rank | 'none' | null
  tag: string | null
  /** A half-open interval of UTC instants; null means every day. */
  between: readonly [string, string] | null
  followUp: 'open' | 'done' | 'dropped' | 'none' | 'overdue' | null
  /** Today in the exhibition's time zone, `YYYY-MM-DD`. A follow-up due before it is overdue. */
  today: string
  consent: string | null
  offset: number
  limit: number
}

const COLUMNS = `v.lead_id, v.visitor_id, badge_code, full_name, kana, organisation, title, rank, tags, scan_count,
  note_count, first_scanned_at, last_scanned_at, updated_at, follow_up, consents`

const MATCHES = `(@search = '' OR search LIKE @search ESCAPE '\\')
  AND (@rank IS NULL OR rank IS nullif(@rank, 'none'))
  AND (@tag IS NULL OR EXISTS (SELECT 1 FROM json_each(tags) WHERE value = @tag))
  AND (@from IS NULL OR EXISTS (SELECT 1 FROM json_each(quarters) WHERE value >= @from AND value < @to))
  AND (@consent IS NULL OR EXISTS (SELECT 1 FROM json_each(consents) WHERE value = @consent))
  AND CASE coalesce(@followUp, 'all')
    WHEN 'all' THEN 1
    WHEN 'none' THEN follow_up IS NULL
    WHEN 'overdue' THEN follow_up ->> 'status' = 'open' AND follow_up_due < @today
    ELSE follow_up ->> 'status' = @followUp END`

/** The parts of an order, one after the other. Empty values come last in both directions. */
const PARTS: Record<LeadFilter['sort'], { by: string; parts: readonly string[]; last?: string }> = {
  lastScanned: { by: 'last_scanned_at', parts: ['1'] },
  firstScanned: { by: 'first_scanned_at', parts: ['1'] },
  name: { by: 'name_key', parts: ["name_key > ''"], last: "name_key = ''" },
  organisation: { by: 'organisation_key', parts: ["organisation_key > ''"], last: "organisation_key = ''" },
  rank: { by: 'last_scanned_at', parts: ["rank = 'A'", "rank = 'B'", "rank = 'C'"], last: 'rank IS NULL' },
  followUp: { by: 'follow_up_due', parts: ["follow_up_due > ''"], last: 'follow_up_due IS NULL' },
}

/**
 * The exhibitor's lead ids in one order, read from one index. If values are equal, the id decides, so pages never
 * overlap. The inner limits keep SQLite from dropping the inner order.
 */
function ordered({ sort, descending }: Pick<LeadFilter, 'sort' | 'descending'>): string {
  const { by, parts, last } = PARTS[sort]
  const direction = descending || sort === 'rank' ? 'DESC' : 'ASC'
  return [...(descending ? parts.toReversed() : parts), ...(last === undefined ? [] : [last])]
    .map(
      (part) =>
        `SELECT lead_id FROM (SELECT lead_id FROM lead_view WHERE exhibitor_id = @exhibitorId AND ${part}
        ORDER BY ${by} ${direction}, lead_id ${direction} LIMIT -1)`,
    )
    .join(' UNION ALL ')
}

/** The LIKE pattern for a search text. Characters with a special meaning in LIKE are escaped. */
function likePattern(search: string): string {
  const key = searchKey(search)
  return key === '' ? '' : `%${key.replace(/[\\%_]/g, '\\$&')}%`
}

/** True if the filter can leave out a lead. */
export const isFiltered = ({ search, rank, tag, between, followUp, consent }: LeadFilter): boolean =>
  searchKey(search) !== '' || [rank, tag, between, followUp, consent].some((part) => part !== null)

/** One page of all leads of an exhibitor, in order. */
export function pageOfLeads(
  db: Reads,
  page: Pick<LeadFilter, 'exhibitorId' | 'sort' | 'descending' | 'offset' | 'limit'>,
): LeadRow[] {
  const { exhibitorId, limit, offset } = page
  return all(
    db,
    `SELECT ${COLUMNS} FROM (${ordered(page)} LIMIT @limit OFFSET @offset) o
    CROSS JOIN lead_view v ON v.lead_id = o.lead_id`,
    LEAD,
    { exhibitorId, limit, offset },
  )
}

const MATCHED = { leadId: branded<LeadId>(), matches: flag }

/**
 * Yields every lead of the exhibitor in order, and whether it matches the filter. It yields one row per step, so the
 * caller can let other work run. The connection reads one state of the database until the iteration ends.
 */
export function walkLeads(
  db: Reads,
  filter: Omit<LeadFilter, 'offset' | 'limit'>,
): Generator<RowOf<typeof MATCHED>, void, void> {
  const { exhibitorId, rank, tag, followUp, today, consent } = filter
  return each(
    db,
    `SELECT v.lead_id, (${MATCHES}) IS TRUE AS matches FROM (${ordered(filter)}) o
    CROSS JOIN lead_view v ON v.lead_id = o.lead_id`,
    MATCHED,
    {
      exhibitorId,
      rank,
      tag,
      followUp,
      today,
      consent,
      search: likePattern(filter.search),
      from: filter.between?.[0] ?? null,
      to: filter.between?.[1] ?? null,
    },
  )
}

/** The rows of these leads, in their order. */
export function leadRows(db: Reads, leadIds: readonly LeadId[]): LeadRow[] {
  return all(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) o CROSS JOIN lead_view v ON v.lead_id = o.value`,
    LEAD,
    JSON.stringify(leadIds),
  )
}

/** A number that differs after every change by another connection. */
export function dataVersion(db: Reads): number {
  return pragma(db, 'data_version', integer)
}

const facet = (kind: 'tag' | 'quarter'): string =>
  `SELECT value FROM lead_facet WHERE exhibitor_id = ? AND kind = '${kind}' ORDER BY value`

/** All tags of this exhibitor's leads. */
export function listTags(db: Reads, exhibitorId: ExhibitorId): string[] {
  return values(db, facet('tag'), text, exhibitorId)
}

/** The quarter hours in which an exhibitor's leads were scanned, each as its first instant, in order. */
export function listScanQuarters(db: Reads, exhibitorId: ExhibitorId): string[] {
  return values(db, facet('quarter'), text, exhibitorId)
}

/** The ids of an exhibitor's leads (or of all exhibitors) that match a search, oldest first. "" matches all. */
export function listLeadIds(db: Reads, exhibitorId: ExhibitorId | null, search: string): LeadId[] {
  return values(
    db,
    `SELECT lead_id FROM lead_view WHERE (@exhibitorId IS NULL OR exhibitor_id = @exhibitorId)
    AND (@search = '' OR search LIKE @search ESCAPE '\\') ORDER BY first_scanned_at, lead_id`,
    branded<LeadId>(),
    { exhibitorId, search: likePattern(search) },
  )
}

const CODES = { leadId: branded<LeadId>(), first: nullable(text), now: nullable(text) }

/** Every lead with its badge codes: as read now, and as first recorded. */
export function listBadgeCodes(db: Reads): { leadId: LeadId; codes: string[] }[] {
  const rows = all(
    db,
    `SELECT l.lead_id, v.badge_code AS first, w.badge_code AS now
    FROM lead l JOIN visitor v USING (visitor_id) LEFT JOIN carried_lead c USING (lead_id)
    LEFT JOIN lead_view w ON w.lead_id = coalesce(c.carrier, l.lead_id)`,
    CODES,
  )
  return rows.map(({ leadId, first, now }) => ({
    leadId,
    codes: [...new Set([now, first])].filter((code) => code !== null),
  }))
}
