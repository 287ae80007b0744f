/** An Ed25519 key (RFC 8032), made at the first start, identifies a station. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { hostname } from 'node:os'
import { stationIdFrom } from '../../shared/domain/ids.ts'
import type { Writes } from '../db/connection.ts'
import { getThisStation, insertThisStation, type Station } from './station.sql.ts'

/** A PKCS #8 DER Ed25519 private key is this prefix plus its 32-byte seed (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The raw 32-byte public key of a PKCS #8 DER private key. */
function rawPublicKey(privateKey: Uint8Array): Uint8Array {
  const jwk = createPublicKey(createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })).export({
    format: 'jwk',
  })
  return new Uint8Array(Buffer.from(jwk.x ?? '', 'base64url'))
}

/** The private key of a 32-byte seed, as PKCS #8 DER. */
export function privateKeyFromSeed(seed: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([PKCS8_ED25519, seed]))
}

/** This installation's station. If there is none yet, it is made with `privateKey` or a new key. */
export function ensureStation(db: Writes, at: string, privateKey?: Uint8Array): Station {
  const known = getThisStation(db)
  if (known) return known
  const key =
    privateKey ?? new Uint8Array(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }))
  const publicKey = rawPublicKey(key)
  const station: Station = {
    stationId: stationIdFrom(publicKey),
    name: hostname().slice(0, 60) || 'station',
    publicKey,
  }
  db.transaction(() => insertThisStation(db, station, key, at)).immediate()
  return station
}
