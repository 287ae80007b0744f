import type { Migration } from '../migrate.ts'

/**
 * Tables for bundles, merging and erasing. Facts are keyed by lead first: a lead's facts are read in one range, and a
 * merge writes them in their stored order. A merge of a million leads needs both to be fast.
 */
export const bundles: Migration = {
  version: 2,
  sql: `
    CREATE TABLE scan_by_lead (
      lead_id TEXT NOT NULL REFERENCES lead, scan_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
      staff TEXT NOT NULL, at TEXT NOT NULL, source TEXT NOT NULL, payload BLOB NOT NULL, PRIMARY KEY (lead_id, scan_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO scan_by_lead (lead_id, scan_id, station_id, staff, at, source, payload)
      SELECT lead_id, scan_id, station_id, staff, at, source, payload FROM scan ORDER BY lead_id, scan_id;

    -- The leads of a visitor. It is a table and no index, so a merge can fill it in its own order before the leads
    -- exist.
    CREATE TABLE visitor_lead (
      visitor_id TEXT NOT NULL, exhibitor_id TEXT NOT NULL, lead_id TEXT NOT NULL,
        PRIMARY KEY (visitor_id, exhibitor_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO visitor_lead (visitor_id, exhibitor_id, lead_id) SELECT visitor_id, exhibitor_id, lead_id
      FROM lead ORDER BY visitor_id, exhibitor_id;

    -- this station's own scans, by time
    CREATE TABLE own_scan (at TEXT NOT NULL, scan_id TEXT NOT NULL, lead_id TEXT NOT NULL,
      PRIMARY KEY (at, scan_id)) STRICT, WITHOUT ROWID;
    INSERT INTO own_scan (at, scan_id, lead_id)
      SELECT at, scan_id, lead_id FROM scan WHERE station_id = (SELECT station_id FROM this_station)
        ORDER BY at, scan_id;
    DROP TABLE scan;
    ALTER TABLE scan_by_lead RENAME TO scan;

    CREATE TABLE note_by_lead (
      lead_id TEXT NOT NULL REFERENCES lead, note_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
      at TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (lead_id, note_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO note_by_lead (lead_id, note_id, station_id, at, by, text)
      SELECT lead_id, note_id, station_id, at, by, text FROM note ORDER BY lead_id, note_id;
    DROP TABLE note;
    ALTER TABLE note_by_lead RENAME TO note;

    CREATE TABLE consent_by_lead (
      lead_id TEXT NOT NULL REFERENCES lead, consent_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
      purpose TEXT NOT NULL, given INTEGER NOT NULL CHECK (given IN (0, 1)), at TEXT NOT NULL,
      wording_version TEXT NOT NULL, language TEXT NOT NULL, PRIMARY KEY (lead_id, consent_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO consent_by_lead (lead_id, consent_id, station_id, purpose, given, at, wording_version, language)
      SELECT lead_id, consent_id, station_id, purpose, given, at, wording_version, language
        FROM consent ORDER BY lead_id, consent_id;
    DROP TABLE consent;
    ALTER TABLE consent_by_lead RENAME TO consent;

    CREATE TABLE withdrawal_by_lead (
      lead_id TEXT NOT NULL REFERENCES lead, withdrawal_id TEXT NOT NULL, fact_id TEXT NOT NULL,
      station_id TEXT NOT NULL REFERENCES station, at TEXT NOT NULL, PRIMARY KEY (lead_id, withdrawal_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO withdrawal_by_lead (lead_id, withdrawal_id, fact_id, station_id, at)
      SELECT lead_id, withdrawal_id, fact_id, station_id, at FROM withdrawal ORDER BY lead_id, withdrawal_id;
    DROP TABLE withdrawal;
    ALTER TABLE withdrawal_by_lead RENAME TO withdrawal;

    -- the badge code makes the visitor's id, so no query looks up a code
    DROP INDEX visitor_by_badge;

    -- "these two visitors are one person", decided by the organiser, or by one exhibitor for itself (exhibitor_id)
    CREATE TABLE same_person (
      link_id TEXT PRIMARY KEY, exhibitor_id TEXT, visitor_a TEXT NOT NULL, visitor_b TEXT NOT NULL,
      station_id TEXT NOT NULL REFERENCES station, at TEXT NOT NULL, CHECK (visitor_a < visitor_b)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX same_person_a ON same_person (visitor_a);
    CREATE INDEX same_person_b ON same_person (visitor_b);
    CREATE TABLE same_person_withdrawal (
      withdrawal_id TEXT PRIMARY KEY, link_id TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX same_person_withdrawn ON same_person_withdrawal (link_id);

    -- tombstones: hash = HMAC-SHA256(salt, kind and id), both in hex; exhibitor_id names the exhibitor of an erased
    -- 'lead'
    CREATE TABLE erasure (
      salt TEXT NOT NULL, hash TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('visitor', 'lead')), exhibitor_id TEXT,
      at TEXT NOT NULL, station_id TEXT NOT NULL REFERENCES station, PRIMARY KEY (salt, hash)
    ) STRICT, WITHOUT ROWID;
    -- deleted scans that may still be in the journal, in backups and in free pages
    CREATE TABLE wipe_due (scan_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    -- the stations whose bundles this station accepts; other stations are known only from those bundles
    CREATE TABLE accepted_station (station_id TEXT PRIMARY KEY REFERENCES station, at TEXT NOT NULL,
      name_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE unbundled_lead (seq INTEGER PRIMARY KEY AUTOINCREMENT, lead_id TEXT NOT NULL UNIQUE) STRICT;
    INSERT INTO unbundled_lead (lead_id) SELECT lead_id FROM lead;
    CREATE TABLE written_bundle (
      bundle_id TEXT PRIMARY KEY, at TEXT NOT NULL, exhibitor_id TEXT, leads INTEGER NOT NULL, scans INTEGER NOT NULL,
        sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE merged_bundle (
      bundle_hash TEXT PRIMARY KEY, station_id TEXT NOT NULL, made_at TEXT NOT NULL, merged_at TEXT NOT NULL,
        leads INTEGER NOT NULL, scans INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- the progress of an interrupted merge: its batch, the lead within the batch, and the counts so far
    CREATE TABLE merge_progress (
      bundle_hash TEXT PRIMARY KEY, batch INTEGER NOT NULL, lead INTEGER NOT NULL, tally TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE merge_conflict (bundle_hash TEXT NOT NULL, seq INTEGER NOT NULL, conflict TEXT NOT NULL,
      PRIMARY KEY (bundle_hash, seq)) STRICT, WITHOUT ROWID;
  `,
}
