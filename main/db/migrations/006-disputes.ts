import type { Migration } from '../migrate.ts'

/**
 * The stamps of settings that a merge told as set differently, and those that were decided since. An interrupted merge
 * counts anew: what it has noted until then has another shape.
 */
export const disputes: Migration = {
  version: 6,
  sql: `
    CREATE TABLE disputed_setting (
      lead_id TEXT NOT NULL REFERENCES lead, field TEXT NOT NULL, station_id TEXT NOT NULL,
      seen TEXT NOT NULL, decided TEXT, PRIMARY KEY (lead_id, field, station_id)
    ) STRICT, WITHOUT ROWID;
    DELETE FROM merge_conflict;
    DELETE FROM merge_progress;
  `,
}
