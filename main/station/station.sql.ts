/** This station's key pair and the stations it knows. */
import type { StationId } from '../../shared/domain/ids.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

export interface Station {
  stationId: StationId
  name: string
  /** Ed25519, 32 raw bytes. */
  publicKey: Uint8Array
}

interface StationRow {
  station_id: StationId
  name: string
  public_key: Buffer
}

const toStation = (row: StationRow): Station => ({
  stationId: row.station_id,
  name: row.name,
  publicKey: new Uint8Array(row.public_key),
})

/** This installation, or null before its first start. */
export function getThisStation(db: Db): Station | null {
  const row = sql(db, 'SELECT s.* FROM this_station t JOIN station s USING (station_id)').get() as
    | StationRow
    | undefined
  return row ? toStation(row) : null
}

/** Makes this installation known; `privateKey` is PKCS #8 DER. */
export function insertThisStation(db: Db, station: Station, privateKey: Uint8Array, at: string): void {
  upsertStation(db, station, at)
  sql(db, 'INSERT INTO this_station (only_one, station_id, private_key) VALUES (1, ?, ?)').run(
    station.stationId,
    privateKey,
  )
}

/** This installation's signing key, PKCS #8 DER. */
export function getPrivateKey(db: Db): Uint8Array {
  return new Uint8Array(sql(db, 'SELECT private_key FROM this_station').pluck().get() as Buffer)
}

/** Adds a station, or takes its newer name. */
export function upsertStation(db: Db, station: Station, at: string): void {
  sql(
    db,
    `INSERT INTO station (station_id, name, public_key, accepted_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (station_id) DO UPDATE SET name = excluded.name`,
  ).run(station.stationId, station.name, station.publicKey, at)
}

export function listStations(db: Db): Station[] {
  return (sql(db, 'SELECT * FROM station ORDER BY name, station_id').all() as StationRow[]).map(toStation)
}

/** Adds a station that is named in a bundle; its key makes its id, so there is nothing to compare. */
export function addStation(db: Db, station: Station, at: string): void {
  sql(
    db,
    'INSERT INTO station (station_id, name, public_key, accepted_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(station.stationId, station.name, station.publicKey, at)
}

/** Are bundles signed by this station taken here? This station's own are. */
export function isAccepted(db: Db, stationId: StationId): boolean {
  return (
    sql(
      db,
      'SELECT 1 FROM accepted_station WHERE station_id = @stationId UNION ALL SELECT 1 FROM this_station WHERE station_id = @stationId',
    ).get({ stationId }) !== undefined
  )
}

/**
 * Takes a station's bundles from now on; its name follows the newest bundle, `madeAt`. This station keeps the name it
 * was given here.
 */
export function acceptStation(db: Db, station: Station, madeAt: string, at: string): void {
  addStation(db, station, at)
  if (getThisStation(db)?.stationId === station.stationId) return
  const newer =
    sql(
      db,
      `INSERT INTO accepted_station (station_id, at, name_at) VALUES (?, ?, ?)
    ON CONFLICT (station_id) DO UPDATE SET name_at = excluded.name_at WHERE excluded.name_at > accepted_station.name_at`,
    ).run(station.stationId, at, madeAt).changes === 1
  if (newer) sql(db, 'UPDATE station SET name = ? WHERE station_id = ?').run(station.name, station.stationId)
}

/** When each station whose bundles are taken here was accepted. */
export function listAccepted(db: Db): Map<StationId, string> {
  return new Map(sql(db, 'SELECT station_id, at FROM accepted_station').raw().all() as [StationId, string][])
}
