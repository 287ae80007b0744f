/**
 * The derived table that lists are read from: one row a lead, made from its facts, never a source of truth. A change of
 * facts refreshes the lead in the same transaction, or marks it stale for the next question that needs it.
 */
import type { ExhibitorId, LeadId } from '../../shared/domain/ids.ts'
import { consentsInForce, deriveLead, type DerivedLead } from '../../shared/domain/lead/derive.ts'
import { searchKey } from '../../shared/domain/search.ts'
import { branded, nullable, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { one, run, type RowOf } from '../db/sql.ts'
import { getLeadIdentity, loadLeadFacts, type Reader } from './lead-facts.sql.ts'
import { groupOf, noteGroup } from './lead-group.sql.ts'
import { markStale } from './stale.sql.ts'

/** Derives one lead without touching its row; null where it is not there or every scan of it was withdrawn. */
export function getDerivedLead(db: Reads, leadId: LeadId, read: Reader): DerivedLead | null {
  const identity = getLeadIdentity(db, leadId)
  return identity ? deriveLead(loadLeadFacts(db, leadId, identity, read)) : null
}

function deleteRow(db: Writes, leadId: LeadId): void {
  run(db, 'DELETE FROM lead_view WHERE lead_id = ?', leadId)
  run(db, 'DELETE FROM exported_lead WHERE lead_id = ?', leadId)
}

/**
 * Makes the lead's row anew, or that of the lead which carries it, and returns the lead, under its own id; a lead
 * without scans loses its row.
 */
export function refreshLead(db: Writes, leadId: LeadId, read: Reader): DerivedLead | null {
  const group = groupOf(db, leadId)
  noteGroup(db, group)
  const carrier = group[0] ?? leadId
  const identity = getLeadIdentity(db, carrier)
  const derived = identity ? deriveLead(loadLeadFacts(db, carrier, identity, read)) : null
  if (identity === null || derived === null) {
    deleteRow(db, carrier)
    return null
  }
  putRow(db, identity.exhibitorId, derived)
  return carrier === leadId ? derived : getDerivedLead(db, leadId, read)
}

/**
 * As `refreshLead`, but the row is only marked stale, so that a scan is answered before lists are written. The next
 * question that needs the row makes it.
 */
export function oweRow(db: Writes, leadId: LeadId, read: Reader): DerivedLead | null {
  noteGroup(db, groupOf(db, leadId))
  markStale(db, leadId)
  return getDerivedLead(db, leadId, read)
}

/** What a lead's row shows, each column with its parameter, but for the lead and whose it is. */
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

/** An upsert: REPLACE would not tell the triggers that count, and would write every index anew. */
const PUT_ROW = `INSERT INTO lead_view (lead_id, exhibitor_id, ${Object.keys(COLUMNS).join(', ')})
  VALUES (@leadId, @exhibitorId, ${Object.values(COLUMNS).join(', ')})
  ON CONFLICT (lead_id) DO UPDATE SET ${Object.keys(COLUMNS)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`

/** The first instant of the quarter of an hour in which an instant lies: no time zone parts one of them. */
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

/** Whose lead it is and whom it shows, itself or by the lead that carries it; null where it has no row. */
export function getShownLead(db: Reads, leadId: LeadId): RowOf<typeof SHOWN> | null {
  return one(
    db,
    `SELECT exhibitor_id, full_name, organisation, badge_code FROM lead_view
    WHERE lead_id = coalesce((SELECT carrier FROM carried_lead c WHERE c.lead_id = @leadId), @leadId)`,
    SHOWN,
    { leadId },
  )
}

/**
 * Runs `work` in one transaction that does not wait for the disk. For derived rows only: what a power failure takes can
 * be made again. Not inside another transaction.
 */
function withoutWaiting(db: Writes, work: () => void): void {
  db.pragma('synchronous = NORMAL')
  try {
    db.transaction(work).immediate()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/** Makes the lead's row anew and takes the mark away. Inside a transaction. */
export function refreshMarked(db: Writes, leadId: LeadId, read: Reader): void {
  refreshLead(db, leadId, read)
  run(db, 'DELETE FROM stale_lead WHERE lead_id = ?', leadId)
}

/** Makes the stale rows of these leads anew. */
export function refreshOwed(db: Writes, leads: readonly LeadId[], read: Reader): void {
  if (leads.length === 0) return
  withoutWaiting(db, () => {
    for (const leadId of leads) refreshMarked(db, leadId, read)
  })
}

/**
 * Call it after a refresh that a new list or reader brought: the row is not stale, and no written list shows the lead
 * as it is now.
 */
export function noteShownAnew(db: Writes, leadId: LeadId): void {
  run(db, 'DELETE FROM stale_lead WHERE lead_id = ?', leadId)
  run(db, 'DELETE FROM exported_lead WHERE lead_id = ?', leadId)
}
