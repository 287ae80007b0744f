import type { Migration } from '../migrate.ts'

/**
 * The stamps of settings that a merge reported as set differently, and the stamps of those decided since. An
 * interrupted merge starts its counts again, because its saved counts have an older shape.
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
