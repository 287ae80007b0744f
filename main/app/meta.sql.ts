/** Small values that the database keeps about itself. */
import type { Stamp } from '../../shared/domain/stamp.ts'
import { branded, integer, text, type Column } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { pragma, run, value } from '../db/sql.ts'

function get<T extends string>(db: Reads, key: string, column: Column<T>): T | null {
  return value(db, 'SELECT value FROM meta WHERE key = ?', column, key)
}

function set(db: Writes, key: string, to: string): void {
  run(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, to)
}

/** The greatest stamp this database has seen, its own or merged. */
export function getLastStamp(db: Reads): Stamp | null {
  return get(db, 'last_stamp', branded<Stamp>())
}

export function setLastStamp(db: Writes, stamp: Stamp): void {
  set(db, 'last_stamp', stamp)
}

/** The organiser's public key, `age1…`, made here or read from an exhibition file; null while there is none. */
export function getOrganiserRecipient(db: Reads): string | null {
  return get(db, 'organiser_recipient', text)
}

export function setOrganiserRecipient(db: Writes, recipient: string): void {
  set(db, 'organiser_recipient', recipient)
}

/** The settings for automatic bundles, as JSON; null while these are off. */
export function getAutoBundle(db: Reads): string | null {
  return get(db, 'auto_bundle', text)
}

export function setAutoBundle(db: Writes, value: string | null): void {
  if (value === null) run(db, `DELETE FROM meta WHERE key = 'auto_bundle'`)
  else set(db, 'auto_bundle', value)
}

/** `readerSignature` of the reader that made the lists; null before the first list. */
export function getListReaderSignature(db: Reads): string | null {
  return get(db, 'list_reader', text)
}

export function setListReaderSignature(db: Writes, signature: string): void {
  set(db, 'list_reader', signature)
}

/** `readerSignature` of the reader that last read all payloads; null before the first. */
export function getPayloadReaderSignature(db: Reads): string | null {
  return get(db, 'reader', text)
}

export function setPayloadReaderSignature(db: Writes, signature: string): void {
  set(db, 'reader', signature)
}

/** `scrypt$<salt hex>$<hash hex>` of the organiser's passphrase, or null while none is set. */
export function getPassphraseHash(db: Reads): string | null {
  return get(db, 'passphrase_hash', text)
}

export function setPassphraseHash(db: Writes, hash: string): void {
  set(db, 'passphrase_hash', hash)
}

/**
 * Changes whenever something in the database has changed, so that pages know when to ask again.
 * SQLite counts the rows that this connection has changed, and steps `data_version` when another one (a worker) has
 * committed (https://www.sqlite.org/pragma.html#pragma_data_version). Only differing marks mean something.
 */
export function databaseRevision(db: Reads): string {
  return `${value(db, 'SELECT total_changes()', integer)}.${pragma(db, 'data_version', integer)}`
}
