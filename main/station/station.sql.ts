/** This station's key pair, and the known stations. */
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

/** Stores this installation's station; `privateKey` is PKCS #8 DER. */
export function insertThisStation(db: Writes, station: Station, privateKey: Uint8Array, at: string): void {
  upsertStation(db, station, at)
  run(
    db,
    'INSERT INTO this_station (only_one, station_id, private_key) VALUES (1, ?, ?)',
    station.stationId,
    privateKey,
  )
}

/** This installation's private key for signing, PKCS #8 DER. Throws if it was not inserted before. */
export function getPrivateKey(db: Reads): Uint8Array {
  return new Uint8Array(value(db, 'SELECT private_key FROM this_station', blob)!)
}

/** Adds a station, or updates its name. */
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

/** Adds a station named in a bundle. The key makes the id, so the key of a known station cannot differ. */
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

/** Does this station accept bundles signed by that station? It always accepts its own. */
export function isAccepted(db: Reads, stationId: StationId): boolean {
  return exists(
    db,
    `SELECT 1 FROM accepted_station WHERE station_id = @stationId
    UNION ALL SELECT 1 FROM this_station WHERE station_id = @stationId`,
    { stationId },
  )
}

/**
 * Accepts a station's bundles from now on. The station takes its name from its newest bundle, made at `madeAt`. This
 * station itself keeps the name given here.
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

/** When each accepted station was accepted. */
export function listAccepted(db: Reads): Map<StationId, string> {
  return new Map(all(db, 'SELECT station_id, at FROM accepted_station', [branded<StationId>(), text]))
}
