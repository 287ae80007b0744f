/**
 * The derived table behind the lists: one row per lead, made from its facts, never a source of truth. A change of facts
 * refreshes the row in the same transaction, or marks it stale for the next query that needs it.
 */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { consentsInForce, deriveLead, type DerivedLead, type Rank } from '../../shared/domain/lead/derive.ts'
import { isContact } from '../../shared/domain/lead/register-value.ts'
import { searchKey } from '../../shared/domain/search.ts'
import { branded, integer, json, nullable, oneOf, text, texts } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { one, run, type RowOf } from '../db/sql.ts'
import { getLeadIdentity, loadLeadFacts } from './lead-facts.sql.ts'
import { groupOf, noteGroup } from './lead-group.sql.ts'
import { shownContact } from './payloads.sql.ts'
import { clearStale, markStale } from './stale.sql.ts'
import { markNotInList } from './unbundled.sql.ts'

/** Derives one lead without changing its row; null if it does not exist or all its scans were withdrawn. */
export function getDerivedLead(db: Reads, leadId: LeadId, read: Reader): DerivedLead | null {
  const identity = getLeadIdentity(db, leadId)
  return identity ? deriveLead(loadLeadFacts(db, leadId, identity, read)) : null
}

function deleteRow(db: Writes, leadId: LeadId): void {
  run(db, 'DELETE FROM lead_view WHERE lead_id = ?', leadId)
  markNotInList(db, leadId)
}

/**
 * Rebuilds the lead's row, or that of its representative, and returns the lead under its own id. A lead without scans
 * loses its row.
 */
export function refreshLead(db: Writes, leadId: LeadId, read: Reader): DerivedLead | null {
  const group = groupOf(db, leadId)
  noteGroup(db, group)
  const representative = group[0] ?? leadId
  const identity = getLeadIdentity(db, representative)
  const derived = identity ? deriveLead(loadLeadFacts(db, representative, identity, read)) : null
  if (identity === null || derived === null) {
    deleteRow(db, representative)
    return null
  }
  putRow(db, identity.exhibitorId, derived)
  return representative === leadId ? derived : getDerivedLead(db, leadId, read)
}

/**
 * Like `refreshLead`, but only marks the row stale, so that the answer to a scan need not wait for lists. The next
 * query that needs the row rebuilds it.
 */
export function markRowStale(db: Writes, leadId: LeadId, read: Reader): DerivedLead | null {
  noteGroup(db, groupOf(db, leadId))
  markStale(db, leadId)
  return getDerivedLead(db, leadId, read)
}

/** The columns of a lead's row with their parameters, without the lead and its exhibitor. */
const COLUMNS = {
  visitor_id: '@visitorId',
  badge_code: '@badgeCode',
  contact: '@contact',
  full_name: '@fullName',
  kana: '@kana',
  organisation: '@organisation',
  title: '@title',
  name_key: '@nameKey',
  organisation_key: '@organisationKey',
  search: '@search',
  rank: '@rank',
  tags: '@tags',
  quarters: '@quarters',
  follow_up: '@followUp',
  follow_up_due: '@followUpDue',
  consents: '@consents',
  scan_count: '@scanCount',
  note_count: '@noteCount',
  first_scanned_at: '@first',
  last_scanned_at: '@last',
  updated_at: '@updatedAt',
}

/** An upsert: REPLACE does not fire the triggers that count, and rewrites every index. */
const PUT_ROW = `INSERT INTO lead_view (lead_id, exhibitor_id, ${Object.keys(COLUMNS).join(', ')})
  VALUES (@leadId, @exhibitorId, ${Object.values(COLUMNS).join(', ')})
  ON CONFLICT (lead_id) DO UPDATE SET ${Object.keys(COLUMNS)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`

/** The first instant of the quarter hour of an instant. No time zone has an offset that splits a quarter hour. */
function quarterOf(instant: string): string {
  const minutes = Math.floor(Number(instant.slice(14, 16)) / 15) * 15
  return `${instant.slice(0, 14)}${String(minutes).padStart(2, '0')}:00.000Z`
}

function putRow(db: Writes, exhibitorId: ExhibitorId, { lead }: DerivedLead): void {
  const { contact } = lead
  const kana = [contact.familyKana, contact.givenKana].filter((part) => part !== '').join(' ')
  run(db, PUT_ROW, {
    leadId: lead.leadId,
    exhibitorId,
    visitorId: lead.visitorId,
    badgeCode: lead.badgeCode,
    contact: JSON.stringify(contact),
    fullName: contact.fullName,
    kana,
    organisation: contact.organisation,
    title: contact.title,
    nameKey: searchKey(kana || contact.fullName),
    organisationKey: searchKey(contact.organisation),
    search: searchKey(
      [
        contact.fullName,
        kana,
        contact.organisation,
        contact.department,
        contact.title,
        ...contact.emails,
        ...contact.phones.flatMap((phone) => [phone.number, phone.e164 ?? '']),
        lead.badgeCode ?? '',
        ...lead.tags,
        ...lead.notes.map((note) => note.text),
      ].join('\n'),
    ),
    rank: lead.rank,
    tags: JSON.stringify(lead.tags),
    quarters: JSON.stringify([...new Set(lead.scans.map((scan) => quarterOf(scan.at)))]),
    followUp: lead.followUp ? JSON.stringify(lead.followUp) : null,
    followUpDue: lead.followUp?.dueOn ?? null,
    consents: JSON.stringify(consentsInForce(lead.consents)),
    scanCount: lead.scans.length,
    noteCount: lead.notes.length,
    first: lead.createdAt,
    last: lead.scans.at(-1)?.at ?? lead.createdAt,
    updatedAt: lead.updatedAt,
  })
}

const SHOWN = {
  exhibitorId: branded<ExhibitorId>(),
  fullName: text,
  organisation: text,
  badgeCode: nullable(text),
}

/** The lead's exhibitor and visitor, from its own row or its representative's; null if it has no row. */
export function getShownLead(db: Reads, leadId: LeadId): RowOf<typeof SHOWN> | null {
  return one(
    db,
    `SELECT exhibitor_id, full_name, organisation, badge_code FROM lead_view
    WHERE lead_id = coalesce((SELECT carrier FROM carried_lead c WHERE c.lead_id = @leadId), @leadId)`,
    SHOWN,
    { leadId },
  )
}

/** The column of a lead's rank. */
export const rank = nullable(oneOf<Rank>('A', 'B', 'C'))

const CARD = {
  contact: json(isContact),
  rank,
  tags: texts,
  /** Ids of the purposes in force. */
  consents: texts,
  scanCount: integer,
}

/**
 * What a card shows of a lead, from its row. Null if the row says less than the facts or more than this lead: it is
 * missing, it is stale, or it stands for several leads.
 */
export function getCardRow(db: Reads, leadId: LeadId): RowOf<typeof CARD> | null {
  return one(
    db,
    `SELECT contact, rank, tags, consents, scan_count FROM lead_view v WHERE lead_id = @leadId
    AND NOT EXISTS (SELECT 1 FROM stale_lead s WHERE s.lead_id = v.lead_id)
    AND NOT EXISTS (SELECT 1 FROM carried_lead c WHERE c.carrier = v.lead_id)`,
    CARD,
    { leadId },
  )
}

/**
 * Runs `work` in one transaction that does not wait for the disk. Use it only for derived rows: rows lost in a power
 * failure can be rebuilt. Do not call it inside another transaction.
 */
function withoutWaiting(db: Writes, work: () => void): void {
  db.pragma('synchronous = NORMAL')
  try {
    db.transaction(work).immediate()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/**
 * Rebuilds a lead's stale row. Returns whether it now shows another contact or badge code; then no written list shows
 * the lead as it is now. Call it inside a transaction.
 */
export function refreshStaleRow(db: Writes, leadId: LeadId, read: Reader): boolean {
  const before = shownContact(db, leadId)
  refreshLead(db, leadId, read)
  clearStale(db, leadId)
  const after = shownContact(db, leadId)
  const differs = before?.contact !== after?.contact || before?.badgeCode !== after?.badgeCode
  if (differs) markNotInList(db, leadId)
  return differs
}

/** Rebuilds the stale rows of these leads. */
export function refreshStaleRows(db: Writes, leads: readonly LeadId[], read: Reader): void {
  if (leads.length === 0) return
  withoutWaiting(db, () => {
    for (const leadId of leads) refreshStaleRow(db, leadId, read)
  })
}
