/** Walks through leads with all their rows in ascending order of lead id: one pass over each table, side by side. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { blob, integer, nullable, text, type Column as Parser } from '../db/columns.ts'
import type { Reads } from '../db/connection.ts'
import { each, values } from '../db/sql.ts'
import { LEAD_TABLES, type Column, type LeadGroup, type LeadTable, type Row, type Value } from '../lead/tables.sql.ts'
import { createCarriedRegistrants } from './carried-registrant.sql.ts'

/** A row with its lead's id first. */
type Rows = Iterator<Value[], void, void>

function parserOf({ type }: Column): Parser<Value> {
  return type === 'bytes' ? blob : type === 'flag' ? integer : text
}

function rowsOf(db: Reads, table: LeadTable, exhibitorId: ExhibitorId | null): Rows {
  const shape: Parser<Value>[] = [text, ...table.columns.map(parserOf)]
  const columns = ['lead_id', ...table.columns.map((column) => column.name)].map((name) => `t.${name}`).join(', ')
  const first = table.columns[0]!.name
  if (exhibitorId === null)
    return each(db, `SELECT ${columns} FROM ${table.name} t ORDER BY t.lead_id, t.${first}`, shape)
  return each(
    db,
    `SELECT ${columns} FROM lead l CROSS JOIN ${table.name} t ON t.lead_id = l.lead_id
    WHERE l.exhibitor_id = ? ORDER BY l.lead_id, t.${first}`,
    shape,
    exhibitorId,
  )
}

/** Returns the rows of one lead after another. Ask for leads in ascending order. */
function createCursor(rows: Rows): { take(leadId: string): Row[]; close(): void } {
  let next = rows.next()
  return {
    take(leadId) {
      const taken: Row[] = []
      while (!next.done && next.value[0]! <= leadId) {
        if (next.value[0] === leadId) taken.push(next.value.slice(1))
        next = rows.next()
      }
      return taken
    },
    close: () => void rows.return?.(),
  }
}

const LEAD = { leadId: text, exhibitorId: text, visitorId: text, badgeCode: nullable(text) }

const CARRIED = LEAD_TABLES.findIndex((table) => table.name === 'carried_registrant')

/**
 * All leads, or one exhibitor's, each with its registrant list entry (`read` as in `createCarriedRegistrants`). Run it
 * inside a transaction; else other writes may change later tables during the walk.
 */
export function* walkLeads(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  read: Reader | null,
): Generator<LeadGroup, void, void> {
  const leads = each(
    db,
    `SELECT lead_id, exhibitor_id, l.visitor_id, badge_code FROM lead l JOIN visitor USING (visitor_id)
    WHERE @exhibitorId IS NULL OR exhibitor_id = @exhibitorId ORDER BY lead_id`,
    LEAD,
    { exhibitorId },
  )
  const carriedOf = createCarriedRegistrants(db, read)
  const cursors = LEAD_TABLES.map((table) => createCursor(rowsOf(db, table, exhibitorId)))
  try {
    for (const lead of leads) {
      const { leadId, badgeCode } = lead
      const rows = cursors.map((cursor) => cursor.take(leadId))
      rows[CARRIED] = carriedOf(leadId, badgeCode, rows[CARRIED]!)
      yield { ...lead, rows }
    }
  } finally {
    for (const cursor of cursors) cursor.close()
  }
}

const NAMING_STATIONS = LEAD_TABLES.filter((table) => table.columns.some((column) => column.type === 'station'))

/** The ids of the stations named in one exhibitor's leads, in their facts and in the stamps of their registers. */
export function stationsOfLeads(db: Reads, exhibitorId: ExhibitorId): string[] {
  const idsOf = (station: string, table: string): string[] =>
    values(
      db,
      `SELECT DISTINCT ${station} FROM lead l CROSS JOIN ${table} t ON t.lead_id = l.lead_id WHERE l.exhibitor_id = ?`,
      text,
      exhibitorId,
    )
  return [
    ...NAMING_STATIONS.flatMap((table) => idsOf('t.station_id', table.name)),
    ...idsOf('substr(t.stamp, 19)', 'register'),
  ]
}
