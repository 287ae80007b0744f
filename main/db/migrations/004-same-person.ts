import type { Migration } from '../migrate.ts'

/**
 * Leads that have no row in `lead_view` because another lead of the same exhibitor, of the same person, shows what is
 * known of both.
 */
export const samePerson: Migration = {
  version: 4,
  sql: `
    CREATE TABLE carried_lead (lead_id TEXT PRIMARY KEY REFERENCES lead,
      carrier TEXT NOT NULL REFERENCES lead) STRICT, WITHOUT ROWID;
    CREATE INDEX carried_by ON carried_lead (carrier);
  `,
}
