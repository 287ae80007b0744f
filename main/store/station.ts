/** This station's key pair and the stations it knows. */
import type { StationId } from '../../shared/domain/ids.ts'
import type { Db } from './open.ts'
import { sql } from './sql.ts'

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

const toStation = (row: StationRow): Station => ({ stationId: row.station_id, name: row.name, publicKey: new Uint8Array(row.public_key) })

/** This installation, or null before its first start. */
export function getThisStation(db: Db): Station | null {
  const row = sql(db, 'SELECT s.* FROM this_station t JOIN station s USING (station_id)').get() as StationRow | undefined
  return row ? toStation(row) : null
}

/** Makes this installation known; `privateKey` is PKCS #8 DER. */
export function insertThisStation(db: Db, station: Station, privateKey: Uint8Array, at: string): void {
  upsertStation(db, station, at)
  sql(db, 'INSERT INTO this_station (only_one, station_id, private_key) VALUES (1, ?, ?)').run(station.stationId, privateKey)
}

/** This installation's signing key, PKCS #8 DER. */
export function getPrivateKey(db: Db): Uint8Array {
  return new Uint8Array(sql(db, 'SELECT private_key FROM this_station').pluck().get() as Buffer)
}

/** Adds a station, or takes its newer name. */
export function upsertStation(db: Db, station: Station, at: string): void {
  sql(db, `INSERT INTO station (station_id, name, public_key, accepted_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (station_id) DO UPDATE SET name = excluded.name`).run(station.stationId, station.name, station.publicKey, at)
}

export function listStations(db: Db): Station[] {
  return (sql(db, 'SELECT * FROM station ORDER BY name, station_id').all() as StationRow[]).map(toStation)
}
