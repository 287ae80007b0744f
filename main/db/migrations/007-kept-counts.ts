import type { Migration } from '../migrate.ts'

/** Adds `by` to one exhibitor's count of a tag or quarter, for every value of a JSON array. */
const facets = (kind: 'tag' | 'quarter', row: 'new' | 'old', by: 1 | -1): string => `
  INSERT INTO lead_facet (exhibitor_id, kind, value, leads)
    SELECT ${row}.exhibitor_id, '${kind}', value, ${by} FROM json_each(${row}.${kind}s) WHERE true
    ON CONFLICT DO UPDATE SET leads = leads + ${by};`

const addFacets = facets('tag', 'new', 1) + facets('quarter', 'new', 1)
const removeFacets = `${facets('tag', 'old', -1)}${facets('quarter', 'old', -1)}
  DELETE FROM lead_facet WHERE exhibitor_id = old.exhibitor_id AND leads = 0;`

/** Is this row of lead_view in a written list, in its current state? */
const isExported = (row: 'new' | 'old'): string =>
  `EXISTS (SELECT 1 FROM exported_lead x WHERE x.lead_id = ${row}.lead_id AND x.updated_at = ${row}.updated_at)`

/** Changes the count of exported leads if this row of exported_lead matches the lead's current row. */
const countExported = (row: 'new' | 'old', by: '+ 1' | '- 1'): string => `
  UPDATE lead_count SET exported = exported ${by} WHERE exhibitor_id =
    (SELECT exhibitor_id FROM lead_view v WHERE v.lead_id = ${row}.lead_id AND v.updated_at = ${row}.updated_at);`

const countRow = (table: string, event: 'INSERT' | 'DELETE'): string => `
  CREATE TRIGGER ${table}_${event.toLowerCase()} AFTER ${event} ON ${table} BEGIN
    UPDATE row_count SET rows = rows ${event === 'INSERT' ? '+' : '-'} 1 WHERE name = '${table}';
  END;`

/**
 * Counts that the screens read often, kept by triggers, so no query walks through all leads. A count of zero leaves no
 * row: an erased visitor's tag must not stay. Each order of the list has an index. REPLACE fires no DELETE trigger, so
 * these tables must be written by upserts.
 */
export const keptCounts: Migration = {
  version: 7,
  sql: `
    -- The quarters of an hour with a scan of the lead, each as its first instant. Quarters are the same in every time
    -- zone.
    ALTER TABLE lead_view ADD COLUMN quarters TEXT NOT NULL DEFAULT '[]';
    UPDATE lead_view SET quarters = (
      SELECT json_group_array(DISTINCT substr(s.at, 1, 14)
        || printf('%02d', CAST(substr(s.at, 15, 2) AS INTEGER) / 15 * 15) || ':00.000Z')
      FROM (SELECT lead_view.lead_id AS lead_id UNION SELECT c.lead_id FROM carried_lead c
        WHERE c.carrier = lead_view.lead_id) o
        CROSS JOIN scan s ON s.lead_id = o.lead_id
      WHERE NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.lead_id = s.lead_id AND w.fact_id = s.scan_id));

    CREATE INDEX lead_view_by_first ON lead_view (exhibitor_id, first_scanned_at);
    CREATE INDEX lead_view_by_name ON lead_view (exhibitor_id, name_key);
    CREATE INDEX lead_view_by_organisation ON lead_view (exhibitor_id, organisation_key);
    CREATE INDEX lead_view_by_rank ON lead_view (exhibitor_id, rank, last_scanned_at);
    CREATE INDEX lead_view_by_due ON lead_view (exhibitor_id, follow_up_due);

    -- the number of rows of lead_view, and how many of them are in a written list in their current state
    CREATE TABLE lead_count (exhibitor_id TEXT PRIMARY KEY, leads INTEGER NOT NULL,
      exported INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO lead_count (exhibitor_id, leads, exported)
      SELECT exhibitor_id, count(*), count(x.lead_id) FROM lead_view v
      LEFT JOIN exported_lead x ON x.lead_id = v.lead_id AND x.updated_at = v.updated_at GROUP BY exhibitor_id;

    -- the number of an exhibitor's leads with a tag, or with a scan in a quarter
    CREATE TABLE lead_facet (
      exhibitor_id TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('tag', 'quarter')), value TEXT NOT NULL,
        leads INTEGER NOT NULL,
      PRIMARY KEY (exhibitor_id, kind, value)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO lead_facet (exhibitor_id, kind, value, leads)
      SELECT exhibitor_id, 'tag', value, count(*) FROM lead_view, json_each(tags) GROUP BY exhibitor_id, value;
    INSERT INTO lead_facet (exhibitor_id, kind, value, leads)
      SELECT exhibitor_id, 'quarter', value, count(*) FROM lead_view, json_each(quarters) GROUP BY exhibitor_id, value;

    CREATE TABLE scan_count (station_id TEXT PRIMARY KEY, scans INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO scan_count (station_id, scans) SELECT station_id, count(*) FROM scan GROUP BY station_id;

    CREATE TABLE row_count (name TEXT PRIMARY KEY, rows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO row_count (name, rows) SELECT 'unbundled_lead', count(*) FROM unbundled_lead;
    INSERT INTO row_count (name, rows) SELECT 'erasure', count(*) FROM erasure;

    CREATE TRIGGER lead_view_insert AFTER INSERT ON lead_view BEGIN
      INSERT INTO lead_count (exhibitor_id, leads, exported) VALUES (new.exhibitor_id, 1, ${isExported('new')})
        ON CONFLICT DO UPDATE SET leads = leads + 1, exported = exported + excluded.exported;
      ${addFacets}
    END;
    CREATE TRIGGER lead_view_delete AFTER DELETE ON lead_view BEGIN
      UPDATE lead_count SET leads = leads - 1, exported = exported - ${isExported('old')}
        WHERE exhibitor_id = old.exhibitor_id;
      ${removeFacets}
    END;
    CREATE TRIGGER lead_view_updated_at AFTER UPDATE OF updated_at ON lead_view WHEN new.updated_at <> old.updated_at
      BEGIN
      UPDATE lead_count SET exported = exported + ${isExported('new')} - ${isExported('old')}
        WHERE exhibitor_id = new.exhibitor_id;
    END;
    CREATE TRIGGER lead_view_facets AFTER UPDATE OF tags, quarters ON lead_view
      WHEN new.tags <> old.tags OR new.quarters <> old.quarters
    BEGIN
      ${addFacets}
      ${removeFacets}
    END;

    CREATE TRIGGER exported_lead_insert AFTER INSERT ON exported_lead BEGIN ${countExported('new', '+ 1')} END;
    CREATE TRIGGER exported_lead_delete AFTER DELETE ON exported_lead BEGIN ${countExported('old', '- 1')} END;
    CREATE TRIGGER exported_lead_update AFTER UPDATE ON exported_lead BEGIN
      ${countExported('old', '- 1')} ${countExported('new', '+ 1')}
    END;

    CREATE TRIGGER scan_insert AFTER INSERT ON scan BEGIN
      INSERT INTO scan_count (station_id, scans) VALUES (new.station_id, 1) ON CONFLICT DO UPDATE SET scans = scans + 1;
    END;
    CREATE TRIGGER scan_delete AFTER DELETE ON scan BEGIN
      UPDATE scan_count SET scans = scans - 1 WHERE station_id = old.station_id;
    END;
    ${countRow('unbundled_lead', 'INSERT')} ${countRow('unbundled_lead', 'DELETE')}
    ${countRow('erasure', 'INSERT')} ${countRow('erasure', 'DELETE')}
  `,
}
