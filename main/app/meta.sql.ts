/** Small values the database keeps about itself. */
import type { Stamp } from '../../shared/domain/stamp.ts'
import type { Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'

function get(db: Db, key: string): string | null {
  return (sql(db, 'SELECT value FROM meta WHERE key = ?').pluck().get(key) as string | undefined) ?? null
}

function set(db: Db, key: string, value: string): void {
  sql(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}

/** The greatest stamp this database has seen, its own or merged. */
export function getLastStamp(db: Db): Stamp | null {
  return get(db, 'last_stamp') as Stamp | null
}

export function setLastStamp(db: Db, stamp: Stamp): void {
  set(db, 'last_stamp', stamp)
}

/** The organiser's public key, `age1…`, made here or found in an exhibition file; null while there is none. */
export function getOrganiserRecipient(db: Db): string | null {
  return get(db, 'organiser_recipient')
}

export function setOrganiserRecipient(db: Db, recipient: string): void {
  set(db, 'organiser_recipient', recipient)
}

/** How bundles are written by themselves, as JSON; null while they are not. */
export function getAutoBundle(db: Db): string | null {
  return get(db, 'auto_bundle')
}

export function setAutoBundle(db: Db, value: string | null): void {
  if (value === null) sql(db, `DELETE FROM meta WHERE key = 'auto_bundle'`).run()
  else set(db, 'auto_bundle', value)
}

/** Signature of the reader with which the lists were made; null before any was. */
export function getListReader(db: Db): string | null {
  return get(db, 'list_reader')
}

export function setListReader(db: Db, signature: string): void {
  set(db, 'list_reader', signature)
}

/** Signature of the reader with which all payloads were last read again, or the first; null before any was. */
export function getReader(db: Db): string | null {
  return get(db, 'reader')
}

export function setReader(db: Db, signature: string): void {
  set(db, 'reader', signature)
}

/** `scrypt$<salt hex>$<hash hex>` of the organiser's passphrase, or null while none is set. */
export function getPassphraseHash(db: Db): string | null {
  return get(db, 'passphrase_hash')
}

export function setPassphraseHash(db: Db, hash: string): void {
  set(db, 'passphrase_hash', hash)
}
