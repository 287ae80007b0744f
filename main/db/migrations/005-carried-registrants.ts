import type { Migration } from '../migrate.ts'

/**
 * What registrant lists elsewhere said of a lead's badge, as it came in bundles; the word of the list imported last
 * stays.
 */
export const carriedRegistrants: Migration = {
  version: 5,
  sql: `
    CREATE TABLE carried_registrant (lead_id TEXT PRIMARY KEY REFERENCES lead, imported_at TEXT NOT NULL,
      said TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
}
