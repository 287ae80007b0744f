import type { Migration } from '../migrate.ts'

/**
 * The registrant list and pictures of business cards. A new list is written beside the current one. One update of
 * `registrant_list` then makes it current, so it replaces the older list whole or not at all. `cells` holds the cells
 * of the list; `fields` holds the meaning of each cell.
 */
export const registrants: Migration = {
  version: 3,
  sql: `
    CREATE TABLE registrant_list (
      list_id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL CHECK (state IN ('loading', 'current', 'old')),
      name TEXT NOT NULL, imported_at TEXT NOT NULL, country TEXT NOT NULL, fields TEXT NOT NULL,
      -- leads scanned before the import have been filled in
      filled INTEGER NOT NULL DEFAULT 0 CHECK (filled IN (0, 1)), report TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE UNIQUE INDEX registrant_list_current ON registrant_list (state) WHERE state = 'current';

    CREATE TABLE registrant (
      list_id INTEGER NOT NULL REFERENCES registrant_list, badge_code TEXT NOT NULL, cells TEXT NOT NULL,
        PRIMARY KEY (list_id, badge_code)
    ) STRICT, WITHOUT ROWID;

    -- a fact; it is withdrawn like a note, by a row of withdrawal with its id
    CREATE TABLE card_picture (
      lead_id TEXT NOT NULL REFERENCES lead, card_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
        at TEXT NOT NULL, jpeg BLOB NOT NULL,
      PRIMARY KEY (lead_id, card_id)
    ) STRICT;
  `,
}
