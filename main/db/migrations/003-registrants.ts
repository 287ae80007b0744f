import type { Migration } from '../migrate.ts'

/**
 * The registrant list and pictures of business cards. A list is written beside the current one and becomes current by
 * one update of `registrant_list`, so that it replaces the older one whole or not at all. `cells` keeps what the list
 * said; `fields` what each cell is.
 */
export const registrants: Migration = {
  version: 3,
  sql: `
    CREATE TABLE registrant_list (
      list_id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL CHECK (state IN ('loading', 'current', 'old')),
      name TEXT NOT NULL, imported_at TEXT NOT NULL, country TEXT NOT NULL, fields TEXT NOT NULL,
      -- leads scanned before it came have been filled in
      filled INTEGER NOT NULL DEFAULT 0 CHECK (filled IN (0, 1)), report TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE UNIQUE INDEX registrant_list_current ON registrant_list (state) WHERE state = 'current';

    CREATE TABLE registrant (
      list_id INTEGER NOT NULL REFERENCES registrant_list, badge_code TEXT NOT NULL, cells TEXT NOT NULL,
        PRIMARY KEY (list_id, badge_code)
    ) STRICT, WITHOUT ROWID;

    -- a fact; withdrawn like a note, by a row of withdrawal with its id
    CREATE TABLE card_picture (
      lead_id TEXT NOT NULL REFERENCES lead, card_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
        at TEXT NOT NULL, jpeg BLOB NOT NULL,
      PRIMARY KEY (lead_id, card_id)
    ) STRICT;
  `,
}
