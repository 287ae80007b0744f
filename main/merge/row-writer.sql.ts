/** Writes leads with their rows, many rows per statement: a call into SQLite costs more than the row it writes. */
import type { Writes } from '../db/connection.ts'
import { run } from '../db/sql.ts'
import { insertStatement, LEAD_TABLES, type LeadGroup, type Row, type Value } from '../lead/tables.sql.ts'

/** Marks that no written list shows these leads as they are now, even if the merged values lose against those here. */
const UNWRITTEN = `WITH named (lead_id) AS (SELECT value FROM json_each(?))
  DELETE FROM exported_lead WHERE lead_id IN (
    SELECT lead_id FROM named UNION SELECT carrier FROM carried_lead JOIN named USING (lead_id))`

/** Rows per statement, largest first. */
const SIZES = [32, 8, 1]

/** The value placeholders for this many rows. */
const places = (row: string, rows: number): string => Array(rows).fill(row).join(', ')

const visitors = (rows: number): string =>
  `INSERT INTO visitor (visitor_id, badge_code) VALUES ${places('(?, ?)', rows)} ON CONFLICT DO NOTHING`
const links = (rows: number): string =>
  `INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) VALUES ${places('(?, ?, ?)', rows)}
  ON CONFLICT DO NOTHING`
const leads = (rows: number): string =>
  `INSERT INTO lead (lead_id, exhibitor_id, visitor_id) VALUES ${places('(?, ?, ?)', rows)} ON CONFLICT DO NOTHING`
const stale = (rows: number): string =>
  `INSERT INTO stale_lead (lead_id) VALUES ${places('(?)', rows)} ON CONFLICT DO NOTHING`

/**
 * Collects the values of rows and writes them when a statement is full. `end` writes the rest and returns how many rows
 * were new or changed.
 */
function createInsert(db: Writes, columns: number, insert: (rows: number) => string) {
  const statements = SIZES.map((rows) => ({ length: rows * columns, text: insert(rows) }))
  const full = statements[0]!
  let values: (Value | null)[] = []
  let changes = 0
  const write = () => {
    if (values.length < full.length) return
    changes += run(db, full.text, values).changes
    values = []
  }
  return {
    /** `lead_id` and the rest of the row. */
    addRow(leadId: string, row: Row) {
      values.push(leadId)
      for (let i = 0; i < row.length; i++) values.push(row[i]!)
      write()
    },
    add(...row: (Value | null)[]) {
      for (let i = 0; i < row.length; i++) values.push(row[i]!)
      write()
    },
    end(): number {
      for (const { length, text } of statements) {
        while (values.length >= length) changes += run(db, text, values.splice(0, length)).changes
      }
      const all = changes
      changes = 0
      return all
    },
  }
}

/** A lead and the rows to add to it, table by table. */
export interface LeadRows {
  lead: Omit<LeadGroup, 'rows'>
  /** True if the lead was not here before. */
  isNew: boolean
  rows: Row[][]
}

export interface RowWriter {
  /**
   * Adds visitors and the identities of their leads. If there are many, add them first and in ascending order of
   * visitors.
   */
  addVisitors(leads: readonly Omit<LeadGroup, 'rows'>[]): void
  /**
   * Joins these leads and rows with those here and marks the leads stale. Their visitors must already be here. Returns
   * the number of new leads and scans.
   */
  write(additions: readonly LeadRows[]): { leads: number; scans: number }
}

export function createRowWriter(db: Writes): RowWriter {
  const visitor = createInsert(db, 2, visitors)
  const link = createInsert(db, 3, links)
  const lead = createInsert(db, 3, leads)
  const staleLead = createInsert(db, 1, stale)
  const tables = LEAD_TABLES.map((table) =>
    createInsert(db, table.columns.length + 1, (rows) => insertStatement(table, rows)),
  )
  return {
    addVisitors(some) {
      for (const { visitorId, badgeCode } of some) visitor.add(visitorId, badgeCode)
      visitor.end()
      for (const { visitorId, exhibitorId, leadId } of some) link.add(visitorId, exhibitorId, leadId)
      link.end()
    },
    write(additions) {
      for (const {
        lead: { leadId, exhibitorId, visitorId },
      } of additions)
        lead.add(leadId, exhibitorId, visitorId)
      const newLeads = lead.end()
      const added = tables.map((table, t) => {
        for (const addition of additions) for (const row of addition.rows[t]!) table.addRow(addition.lead.leadId, row)
        return table.end()
      })
      const changed = additions.filter((addition) => !addition.isNew).map((addition) => addition.lead.leadId)
      if (changed.length > 0) run(db, UNWRITTEN, JSON.stringify(changed))
      for (const addition of additions) staleLead.add(addition.lead.leadId)
      staleLead.end()
      return { leads: newLeads, scans: added[0]! }
    },
  }
}
