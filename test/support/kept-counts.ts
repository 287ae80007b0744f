/** The counts that triggers keep, and the same counted row by row. */
import type Database from 'better-sqlite3'

const KEPT = {
  leads: 'SELECT exhibitor_id, leads, exported FROM lead_count WHERE leads <> 0 OR exported <> 0 ORDER BY 1',
  facets: 'SELECT exhibitor_id, kind, value, leads FROM lead_facet ORDER BY 1, 2, 3',
  scans: 'SELECT station_id, scans FROM scan_count WHERE scans <> 0 ORDER BY 1',
  rows: 'SELECT name, rows FROM row_count ORDER BY 1',
}

/** Of scans: each lead's own and those that it carries, but for withdrawn ones. */
const QUARTERS = `SELECT DISTINCT v.exhibitor_id, v.lead_id,
    substr(s.at, 1, 14) || printf('%02d', CAST(substr(s.at, 15, 2) AS INTEGER) / 15 * 15) || ':00.000Z' AS value
  FROM lead_view v JOIN scan s ON s.lead_id = v.lead_id OR s.lead_id IN (SELECT lead_id FROM carried_lead c WHERE c.carrier = v.lead_id)
  WHERE NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = s.lead_id AND w.fact_id = s.scan_id)`

const COUNTED = {
  leads: `SELECT v.exhibitor_id, count(*), sum(x.updated_at IS v.updated_at) FROM lead_view v LEFT JOIN exported_lead x USING (lead_id)
    GROUP BY 1 ORDER BY 1`,
  facets: `SELECT exhibitor_id, 'quarter', value, count(*) FROM (${QUARTERS}) GROUP BY 1, 3
    UNION ALL SELECT exhibitor_id, 'tag', value, count(*) FROM lead_view, json_each(tags) GROUP BY 1, 3 ORDER BY 1, 2, 3`,
  scans: 'SELECT station_id, count(*) FROM scan GROUP BY 1 ORDER BY 1',
  rows: `SELECT 'erasure', count(*) FROM erasure UNION ALL SELECT 'unbundled_lead', count(*) FROM unbundled_lead`,
}

const ask = (db: Database.Database, questions: Record<string, string>): Record<string, unknown[]> =>
  Object.fromEntries(Object.entries(questions).map(([name, text]) => [name, db.prepare(text).raw().all()]))

export const keptCounts = (db: Database.Database): Record<string, unknown[]> => ask(db, KEPT)
export const countedAnew = (db: Database.Database): Record<string, unknown[]> => ask(db, COUNTED)
