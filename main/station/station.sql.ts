/** This station's key pair and the stations it knows. */
import type { StationId } from '../../shared/domain/ids.ts'
import { blob, branded, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { all, exists, one, run, value, type RowOf } from '../db/sql.ts'

export interface Station {
  stationId: StationId
  name: string
  /** Ed25519, 32 raw bytes. */
  publicKey: Uint8Array
}

const STATION = { stationId: branded<StationId>(), name: text, publicKey: blob }
const COLUMNS = 'station_id, name, public_key'

const toStation = (row: RowOf<typeof STATION>): Station => ({ ...row, publicKey: new Uint8Array(row.publicKey) })

/** This installation, or null before its first start. */
export function getThisStation(db: Reads): Station | null {
  const row = one(db, `SELECT ${COLUMNS} FROM this_station JOIN station USING (station_id)`, STATION)
  return row && toStation(row)
}

/** Makes this installation known; `privateKey` is PKCS #8 DER. */
export function insertThisStation(db: Writes, station: Station, privateKey: Uint8Array, at: string): void {
  upsertStation(db, station, at)
  run(
    db,
    'INSERT INTO this_station (only_one, station_id, private_key) VALUES (1, ?, ?)',
    station.stationId,
    privateKey,
  )
}

/** This installation's signing key, PKCS #8 DER. It must have been inserted. */
export function getPrivateKey(db: Reads): Uint8Array {
  return new Uint8Array(value(db, 'SELECT private_key FROM this_station', blob)!)
}

/** Adds a station, or takes its newer name. */
export function upsertStation(db: Writes, station: Station, at: string): void {
  run(
    db,
    `INSERT INTO station (station_id, name, public_key, accepted_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (station_id) DO UPDATE SET name = excluded.name`,
    station.stationId,
    station.name,
    station.publicKey,
    at,
  )
}

export function listStations(db: Reads): Station[] {
  return all(db, `SELECT ${COLUMNS} FROM station ORDER BY name, station_id`, STATION).map(toStation)
}

/** Adds a station that is named in a bundle. Its key makes its id, so there is nothing to compare. */
export function addStation(db: Writes, station: Station, at: string): void {
  run(
    db,
    'INSERT INTO station (station_id, name, public_key, accepted_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    station.stationId,
    station.name,
    station.publicKey,
    at,
  )
}

/** Are bundles signed by this station taken here? This station's own are. */
export function isAccepted(db: Reads, stationId: StationId): boolean {
  return exists(
    db,
    `SELECT 1 FROM accepted_station WHERE station_id = @stationId
    UNION ALL SELECT 1 FROM this_station WHERE station_id = @stationId`,
    { stationId },
  )
}

/**
 * Takes a station's bundles from now on. Its name follows the newest bundle, made at `madeAt`. This station keeps the
 * name that it was given here.
 */
export function acceptStation(db: Writes, station: Station, madeAt: string, at: string): void {
  addStation(db, station, at)
  if (getThisStation(db)?.stationId === station.stationId) return
  const { changes } = run(
    db,
    `INSERT INTO accepted_station (station_id, at, name_at) VALUES (?, ?, ?)
    ON CONFLICT (station_id) DO UPDATE SET name_at = excluded.name_at
      WHERE excluded.name_at > accepted_station.name_at`,
    station.stationId,
    at,
    madeAt,
  )
  if (changes === 1) run(db, 'UPDATE station SET name = ? WHERE station_id = ?', station.name, station.stationId)
}

/** When each station whose bundles are taken here was accepted. */
export function listAccepted(db: Reads): Map<StationId, string> {
  return new Map(all(db, 'SELECT station_id, at FROM accepted_station', [branded<StationId>(), text]))
}
