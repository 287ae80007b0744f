/** Walks through leads with all their rows in ascending order of lead id: one pass over each table, side by side. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { LEAD_TABLES, type LeadGroup, type LeadTable, type Row, type Value } from '../lead/tables.sql.ts'
import { createRegistrantCarrier, type CodeReader } from './carried-registrant.sql.ts'

type Iter = Iterator<Value[], unknown, undefined>

function rowsOf(db: Db, table: LeadTable, exhibitorId: ExhibitorId | null): Iter {
  const columns = ['lead_id', ...table.columns.map((column) => column.name)].map((name) => `t.${name}`).join(', ')
  const order = `t.lead_id, t.${table.columns[0]!.name}`
  const all = db
    .prepare(
      exhibitorId === null
        ? `SELECT ${columns} FROM ${table.name} t ORDER BY ${order}`
        : `SELECT ${columns} FROM lead l CROSS JOIN ${table.name} t ON t.lead_id = l.lead_id WHERE l.exhibitor_id = ? ORDER BY l.lead_id, t.${table.columns[0]!.name}`,
    )
    .raw()
  return (exhibitorId === null ? all.iterate() : all.iterate(exhibitorId)) as Iter
}

/** Gives out the rows of one lead after another; leads must be asked for in ascending order. */
function createCursor(rows: Iter): { take(leadId: string): Row[]; close(): void } {
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

const CARRIED = LEAD_TABLES.findIndex((table) => table.name === 'carried_registrant')

/**
 * All leads, or one exhibitor's, each with what the registrant list says of it (`read` as in
 * `createRegistrantCarrier`). Run it inside a
 * transaction, or other work may come between the tables.
 */
export function* walkLeads(
  db: Db,
  exhibitorId: ExhibitorId | null,
  read: CodeReader | null,
): Generator<LeadGroup, void, void> {
  const leads = db
    .prepare(`SELECT lead_id, exhibitor_id, l.visitor_id, badge_code FROM lead l JOIN visitor USING (visitor_id)
    WHERE @exhibitorId IS NULL OR exhibitor_id = @exhibitorId ORDER BY lead_id`)
    .raw()
  const carry = createRegistrantCarrier(db, read)
  const cursors = LEAD_TABLES.map((table) => createCursor(rowsOf(db, table, exhibitorId)))
  try {
    for (const [leadId, owner, visitorId, badgeCode] of leads.iterate({ exhibitorId }) as IterableIterator<
      [string, string, string, string | null]
    >) {
      const rows = cursors.map((cursor) => cursor.take(leadId))
      rows[CARRIED] = carry(leadId, badgeCode, rows[CARRIED]!)
      yield { leadId, exhibitorId: owner, visitorId, badgeCode, rows }
    }
  } finally {
    for (const cursor of cursors) cursor.close()
  }
}

const NAMING_STATIONS = LEAD_TABLES.filter((table) => table.columns.some((column) => column.type === 'station'))

/**
 * The ids of the stations that are named in the rows of one exhibitor's leads: by their facts, and by the stamps of
 * their registers.
 */
export function stationsOfLeads(db: Db, exhibitorId: ExhibitorId): string[] {
  const idsOf = (station: string, table: string): string[] =>
    db
      .prepare(
        `SELECT DISTINCT ${station} FROM lead l CROSS JOIN ${table} t ON t.lead_id = l.lead_id WHERE l.exhibitor_id = ?`,
      )
      .pluck()
      .all(exhibitorId) as string[]
  return [
    ...NAMING_STATIONS.flatMap((table) => idsOf('t.station_id', table.name)),
    ...idsOf('substr(t.stamp, 19)', 'register'),
  ]
}
