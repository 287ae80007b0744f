import type { Migration } from '../migrate.ts'

/**
 * Leads without a row in `lead_view`. Another lead of the same exhibitor and the same person shows the data of both.
 */
export const samePerson: Migration = {
  version: 4,
  sql: `
    CREATE TABLE carried_lead (lead_id TEXT PRIMARY KEY REFERENCES lead,
      carrier TEXT NOT NULL REFERENCES lead) STRICT, WITHOUT ROWID;
    CREATE INDEX carried_by ON carried_lead (carrier);
  `,
}
