/** What SQLite itself says of the database. */
import type { Db } from '../db/open.ts'

/** Damage, in SQLite's words; empty when there is none. */
export function integrityFaults(db: Db): string[] {
  return (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
}

/** Tables with a row that refers to nothing. */
export function foreignKeyFaults(db: Db): string[] {
  return [...new Set((db.pragma('foreign_key_check') as { table: string }[]).map((row) => row.table))]
}

export function journalMode(db: Db): string {
  return db.pragma('journal_mode', { simple: true }) as string
}
