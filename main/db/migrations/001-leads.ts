import type { Migration } from '../migrate.ts'

/**
 * Facts (scan, note, consent, withdrawal) are append-only. `register` holds every changeable field, each with its
 * stamp. `lead_view` is derived from both and may be dropped and made again at any time.
 */
export const leads: Migration = {
  version: 1,
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE this_station (
      only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
      station_id TEXT NOT NULL, private_key BLOB NOT NULL
    ) STRICT;

    CREATE TABLE station (
      station_id TEXT PRIMARY KEY, name TEXT NOT NULL, public_key BLOB NOT NULL, accepted_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exhibition (
      exhibition_id TEXT PRIMARY KEY, file TEXT NOT NULL, applied_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE exhibitor (
      exhibitor_id TEXT PRIMARY KEY, exhibition_id TEXT NOT NULL REFERENCES exhibition, code TEXT NOT NULL,
        position INTEGER NOT NULL,
      name_en TEXT NOT NULL, name_ja TEXT NOT NULL, country TEXT NOT NULL, offers TEXT NOT NULL, pin_hash TEXT,
        sender TEXT, recipient TEXT,
      UNIQUE (exhibition_id, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE visitor (
      visitor_id TEXT PRIMARY KEY, badge_code TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX visitor_by_badge ON visitor (badge_code) WHERE badge_code IS NOT NULL;

    CREATE TABLE lead (
      lead_id TEXT PRIMARY KEY, exhibitor_id TEXT NOT NULL REFERENCES exhibitor,
        visitor_id TEXT NOT NULL REFERENCES visitor
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE scan (
      scan_id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES lead, station_id TEXT NOT NULL REFERENCES station,
      staff TEXT NOT NULL, at TEXT NOT NULL, source TEXT NOT NULL, payload BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX scan_of_lead ON scan (lead_id, at);
    CREATE INDEX scan_by_time ON scan (at);

    CREATE TABLE note (
      note_id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES lead, station_id TEXT NOT NULL REFERENCES station,
      at TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX note_of_lead ON note (lead_id);

    CREATE TABLE consent (
      consent_id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES lead, station_id TEXT NOT NULL REFERENCES station,
      purpose TEXT NOT NULL, given INTEGER NOT NULL CHECK (given IN (0, 1)), at TEXT NOT NULL,
      wording_version TEXT NOT NULL, language TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consent_of_lead ON consent (lead_id);

    CREATE TABLE withdrawal (
      withdrawal_id TEXT PRIMARY KEY, lead_id TEXT NOT NULL REFERENCES lead, fact_id TEXT NOT NULL,
      station_id TEXT NOT NULL REFERENCES station, at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX withdrawal_of_lead ON withdrawal (lead_id);

    CREATE TABLE register (
      lead_id TEXT NOT NULL REFERENCES lead, field TEXT NOT NULL, value TEXT NOT NULL, stamp TEXT NOT NULL,
      PRIMARY KEY (lead_id, field)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE command (command_id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE lead_view (
      lead_id TEXT PRIMARY KEY REFERENCES lead, exhibitor_id TEXT NOT NULL, visitor_id TEXT NOT NULL, badge_code TEXT,
      contact TEXT NOT NULL, full_name TEXT NOT NULL, kana TEXT NOT NULL, organisation TEXT NOT NULL,
        title TEXT NOT NULL,
      name_key TEXT NOT NULL, organisation_key TEXT NOT NULL, search TEXT NOT NULL,
      rank TEXT, tags TEXT NOT NULL, follow_up TEXT, follow_up_due TEXT, consents TEXT NOT NULL,
      scan_count INTEGER NOT NULL, note_count INTEGER NOT NULL,
      first_scanned_at TEXT NOT NULL, last_scanned_at TEXT NOT NULL, updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lead_view_by_time ON lead_view (exhibitor_id, last_scanned_at);

    CREATE TABLE stale_lead (lead_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE exported_lead (lead_id TEXT PRIMARY KEY REFERENCES lead,
      updated_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE written_list (
      list_id TEXT PRIMARY KEY, exhibitor_id TEXT NOT NULL REFERENCES exhibitor, format TEXT NOT NULL,
        at TEXT NOT NULL, leads INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
