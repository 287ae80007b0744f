import type { Migration } from '../migrate.ts'

/**
 * Entries of other stations' registrant lists for a lead's badge, brought by bundles. The entry of the list imported
 * last is kept.
 */
export const carriedRegistrants: Migration = {
  version: 5,
  sql: `
    CREATE TABLE carried_registrant (lead_id TEXT PRIMARY KEY REFERENCES lead, imported_at TEXT NOT NULL,
      said TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
}
