/**
 * After an erasure nothing may be left of it in free pages, in the write-ahead log or in backups. `wipe_due` says that
 * a wipe is owed,
 * and which scans' lines must leave the journal; it is settled only when all is done, so a wipe that was cut off is
 * done at the next start.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExhibitionId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { openOther, type Db } from '../db/open.ts'
import { sql } from '../db/sql.ts'
import { toStorageError } from '../db/storage-error.ts'
import { listedCodes } from './registrants.sql.ts'
import { createGraveyard, listTombstones, type Graveyard } from './tombstone.sql.ts'

/**
 * Above this size, in bytes, the copy that VACUUM makes on its way is kept in a file, which SQLite deletes, and not in
 * memory.
 */
const IN_MEMORY = 200_000_000

export function isWipeDue(db: Db): boolean {
  return sql(db, 'SELECT EXISTS (SELECT 1 FROM wipe_due)').pluck().get() === 1
}

/** The scans whose second copy must go. */
export function scansToWipe(db: Db): Set<string> {
  return new Set(sql(db, 'SELECT scan_id FROM wipe_due').pluck().all() as string[])
}

export function settleWipe(db: Db, scans: ReadonlySet<string>): void {
  db.transaction(() => {
    for (const scan of scans) sql(db, 'DELETE FROM wipe_due WHERE scan_id = ?').run(scan)
  }).immediate()
}

/**
 * Writes the database anew without what was deleted, and empties the write-ahead log; false where somebody was reading
 * all the while, so
 * that old pages had to stay. Nobody else can write meanwhile.
 */
export function wipeDatabase(db: Db): boolean {
  const bytes =
    (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number)
  db.pragma(`temp_store = ${bytes > IN_MEMORY ? 'FILE' : 'MEMORY'}`)
  db.exec('VACUUM')
  const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
  return busy === 0
}

export interface Wiped {
  /** Backups that could not be cleaned: to be deleted by hand. */
  notWiped: string[]
  /**
   * Is the wipe of the database still owed, because somebody was reading or the disk is full? The next start does it.
   */
  owed: boolean
}

/** Backups, then the database. Whatever hinders the latter, what was erased stays erased, and the wipe stays owed. */
export function wipe(db: Db, folder: string): Wiped {
  const notWiped = wipeBackups(db, folder)
  try {
    return { notWiped, owed: !wipeDatabase(db) }
  } catch (error) {
    if (!(toStorageError(error, folder) instanceof AppError)) throw error
    return { notWiped, owed: true }
  }
}

/** Takes away what other leads show of this one, because both are one person. */
function forgetShown(db: Db, leadId: string): void {
  const group =
    'SELECT lead_id FROM carried_lead WHERE carrier = @carrier UNION SELECT lead_id FROM lead WHERE lead_id = @carrier'
  const carrier =
    (db.prepare('SELECT carrier FROM carried_lead WHERE lead_id = ?').pluck().get(leadId) as string | undefined) ??
    leadId
  db.prepare(`INSERT OR IGNORE INTO stale_lead (lead_id) ${group}`).run({ carrier })
  db.prepare(`DELETE FROM lead_view WHERE lead_id IN (${group})`).run({ carrier })
  db.prepare('DELETE FROM carried_lead WHERE carrier = @carrier').run({ carrier })
}

/** Erases in one backup what lies under a tombstone here. */
function wipeBackup(file: string, graveyard: Graveyard): void {
  const db = openOther(file, 2_000)
  try {
    db.pragma('secure_delete = ON')
    db.pragma('foreign_keys = OFF')
    const tables = db
      .prepare(
        `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'lead_id'`,
      )
      .pluck()
      .all() as string[]
    if (!tables.includes('lead')) return
    const visitors = (db.prepare('SELECT visitor_id AS id FROM visitor').all() as { id: string }[]).filter(
      ({ id }) => graveyard.ofVisitor(id as Parameters<Graveyard['ofVisitor']>[0]).length > 0,
    )
    const leads = (
      db.prepare('SELECT lead_id AS id, visitor_id AS visitor FROM lead').all() as { id: string; visitor: string }[]
    ).filter(
      ({ id, visitor }) =>
        visitors.some((one) => one.id === visitor) ||
        graveyard.ofLead(id as Parameters<Graveyard['ofLead']>[0]).length > 0,
    )
    const known = new Set(db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[])
    const exhibitionId = db.prepare('SELECT exhibition_id FROM exhibition').pluck().get() as ExhibitionId | undefined
    const listed =
      known.has('registrant') && exhibitionId !== undefined
        ? listedCodes(db, exhibitionId, (id) => graveyard.ofVisitor(id).length > 0)
        : []
    if (leads.length === 0 && visitors.length === 0 && listed.length === 0) return
    db.transaction(() => {
      if (known.has('carried_lead')) for (const { id } of leads) forgetShown(db, id)
      if (known.has('same_person'))
        for (const { id } of visitors) db.prepare('DELETE FROM same_person WHERE ? IN (visitor_a, visitor_b)').run(id)
      for (const table of tables)
        for (const { id } of leads) db.prepare(`DELETE FROM "${table}" WHERE lead_id = ?`).run(id)
      for (const { id } of visitors) db.prepare('DELETE FROM visitor WHERE visitor_id = ?').run(id)
      for (const code of listed) db.prepare('DELETE FROM registrant WHERE badge_code = ?').run(code)
    })()
    db.pragma('journal_mode = DELETE')
    db.exec('VACUUM')
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the backup is not sound')
  } finally {
    db.close()
  }
}

/**
 * Cleans the backups in the data folder too; returns those in which erased data may remain because they could not be
 * cleaned.
 */
function wipeBackups(db: Db, folder: string): string[] {
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
        // whatever hinders it, a person must be told of this file
        return true
      }
    })
}
