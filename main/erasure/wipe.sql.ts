/**
 * After an erasure, no copy of the erased rows may stay in free pages, the write-ahead log or backups. The table
 * `wipe_due` says that a wipe is due and names the scans whose lines must leave the journal. Its rows go only when the
 * wipe is complete, so the next start repeats an interrupted wipe.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExhibitionId, LeadId, VisitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { branded, integer, text } from '../db/columns.ts'
import type { Reads, Writes } from '../db/connection.ts'
import { close, openOther } from '../db/open.ts'
import { all, exists, pragma, run, value, values } from '../db/sql.ts'
import { toStorageError } from '../db/storage-error.ts'
import { listedCodes } from './registrants.sql.ts'
import { createGraveyard, listTombstones, type Graveyard } from './tombstone.sql.ts'

/** Above this size, in bytes, VACUUM keeps its temporary copy in a file, which SQLite deletes. Below it, in memory. */
const IN_MEMORY = 200_000_000
/**
 * Up to this size, in bytes, the database is rewritten at once, which takes about 20 ms. A larger one is rewritten when
 * the app closes, or at the next start: a scan that came meanwhile would wait.
 */
const SMALL = 4_000_000

export function isWipeDue(db: Reads): boolean {
  return exists(db, 'SELECT 1 FROM wipe_due LIMIT 1')
}

/** The scans whose lines must leave the journal. */
export function scansToWipe(db: Reads): Set<string> {
  return new Set(values(db, 'SELECT scan_id FROM wipe_due', text))
}

export function settleWipe(db: Writes, scans: readonly string[]): void {
  if (scans.length === 0) return
  db.transaction(() => {
    for (const scan of scans) run(db, 'DELETE FROM wipe_due WHERE scan_id = ?', scan)
  }).immediate()
}

/** Empties the log if nothing prevents it. The first column is 0 if nothing blocked the checkpoint. */
const truncateLog = (db: Writes): boolean => pragma(db, 'wal_checkpoint(TRUNCATE)', integer) === 0

/** How often to try to empty the log beside a booth that scans, and the pause after each try, in ms. */
const TRIES = 20
const PAUSE_MS = 25
/** Never changes: to wait for it is to pause. */
const never = new Int32Array(new SharedArrayBuffer(4))

/** Empties the write-ahead log, which holds old copies of pages. Returns false if an open read prevented it. */
function emptyLog(db: Writes, isServing: boolean): boolean {
  // A passive checkpoint copies most pages without blocking other writers. They then wait only for the rest.
  db.pragma('wal_checkpoint(PASSIVE)')
  if (!isServing) return truncateLog(db)
  // While it waits for a reader, this checkpoint holds back all writers. So a booth that scans never lets it wait.
  const timeout = pragma(db, 'busy_timeout', integer)
  db.pragma('busy_timeout = 0')
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (truncateLog(db)) return true
      Atomics.wait(never, 0, 0, PAUSE_MS)
    }
    return false
  } finally {
    db.pragma(`busy_timeout = ${timeout}`)
  }
}

/**
 * `secure_delete` zeroes each deleted row, but the unused part of a rebuilt page may still hold a copy. Only VACUUM
 * removes it, because it rewrites all pages. It blocks all writers: half a second to one and a half for 100 MB.
 */
function rewrite(db: Writes): void {
  db.pragma(`temp_store = ${sizeOf(db) > IN_MEMORY ? 'FILE' : 'MEMORY'}`)
  db.exec('VACUUM')
}

const sizeOf = (db: Reads): number => pragma(db, 'page_count', integer) * pragma(db, 'page_size', integer)

export interface Wiped {
  /** Backups that could not be cleaned. A person must delete them by hand. */
  notWiped: string[]
  /**
   * The scans of `wipe_due` whose remains have left the database. None if the database is large, someone reads it, or
   * the disk is full: then the wipe stays due until the app closes, at the latest until the next start. What another
   * erasure added meanwhile is not among them either: it may have missed this wipe.
   */
  wiped: string[]
}

/** Says whether rewriting the whole database would delay a scan. */
export const wouldDelay = (db: Reads): boolean => sizeOf(db) > SMALL

/**
 * Wipes the backups, then the database. If the database cannot be wiped now, the erased rows stay erased and the wipe
 * stays due. `isServing` says that clients may record scans meanwhile.
 */
export function wipe(db: Writes, folder: string, isServing: boolean): Wiped {
  const due = [...scansToWipe(db)]
  const notWiped = wipeBackups(db, folder)
  try {
    // The log is emptied after the rewriting, so it waits as well: that too holds up a scan.
    if (isServing && wouldDelay(db)) return { notWiped, wiped: [] }
    rewrite(db)
    return { notWiped, wiped: emptyLog(db, isServing) ? due : [] }
  } catch (error) {
    if (!(toStorageError(error, folder) instanceof AppError)) throw error
    return { notWiped, wiped: [] }
  }
}

/** Makes other leads of the same person forget the values that they show from this lead. */
function forgetShown(db: Writes, leadId: string): void {
  const group = `SELECT lead_id FROM carried_lead WHERE carrier = @representative
    UNION SELECT lead_id FROM lead WHERE lead_id = @representative`
  const representative = value(db, 'SELECT carrier FROM carried_lead WHERE lead_id = ?', text, leadId) ?? leadId
  run(db, `INSERT OR IGNORE INTO stale_lead (lead_id) ${group}`, { representative })
  run(db, `DELETE FROM lead_view WHERE lead_id IN (${group})`, { representative })
  run(db, 'DELETE FROM carried_lead WHERE carrier = @representative', { representative })
}

/** Erases from one backup everything that has a tombstone here. */
function wipeBackup(file: string, graveyard: Graveyard): void {
  const db = openOther(file, 2_000)
  try {
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = OFF')
    const tables = values(
      db,
      `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.name = 'lead_id'`,
      text,
    )
    if (!tables.includes('lead')) return
    const visitors = values(db, 'SELECT visitor_id FROM visitor', branded<VisitorId>()).filter(
      (id) => graveyard.ofVisitor(id).length > 0,
    )
    const leads = all(db, 'SELECT lead_id, visitor_id FROM lead', [branded<LeadId>(), branded<VisitorId>()])
      .filter(([id, visitor]) => visitors.includes(visitor) || graveyard.ofLead(id).length > 0)
      .map(([id]) => id)
    const known = new Set(values(db, `SELECT name FROM sqlite_schema WHERE type = 'table'`, text))
    const exhibitionId = value(db, 'SELECT exhibition_id FROM exhibition', branded<ExhibitionId>())
    const listed =
      known.has('registrant') && exhibitionId !== null
        ? listedCodes(db, exhibitionId, (id) => graveyard.ofVisitor(id).length > 0)
        : []
    if (leads.length === 0 && visitors.length === 0 && listed.length === 0) return
    db.transaction(() => {
      if (known.has('carried_lead')) for (const id of leads) forgetShown(db, id)
      if (known.has('same_person'))
        for (const id of visitors) run(db, 'DELETE FROM same_person WHERE ? IN (visitor_a, visitor_b)', id)
      for (const table of tables) for (const id of leads) run(db, `DELETE FROM "${table}" WHERE lead_id = ?`, id)
      for (const id of visitors) run(db, 'DELETE FROM visitor WHERE visitor_id = ?', id)
      for (const code of listed) run(db, 'DELETE FROM registrant WHERE badge_code = ?', code)
    })()
    db.pragma('journal_mode = DELETE')
    db.exec('VACUUM')
    if (pragma(db, 'integrity_check', text) !== 'ok') throw new Error('the backup is not sound')
  } finally {
    close(db)
  }
}

/** Cleans the backups in the data folder. Returns those that could not be cleaned and may still hold erased data. */
function wipeBackups(db: Reads, folder: string): string[] {
  const backups = join(folder, 'backups')
  if (!existsSync(backups)) return []
  const graveyard = createGraveyard(listTombstones(db, null))
  return readdirSync(backups, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(backups, entry.name))
    .filter((file) => {
      try {
        wipeBackup(file, graveyard)
        return false
      } catch {
        // Whatever the error was, the user must learn that this file was not cleaned.
        return true
      }
    })
}
