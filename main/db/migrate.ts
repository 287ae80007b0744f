/**
 * Brings a database to the version of this app: one exclusive transaction per step, after a verified backup. The
 * version is SQLite's `user_version`. A database from a newer app is refused and stays unchanged.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

/** One numbered step; `version` is the database's version after it. */
export interface Migration {
  version: number
  sql: string
}

/** The version of the database's tables; 0 when it is empty. */
function schemaVersion(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Copies the database into one consistent file and checks the copy, before a step may change the original. */
function backUp(db: Database.Database, folder: string, version: number): void {
  const backups = join(folder, 'backups')
  mkdirSync(backups, { recursive: true })
  let file = join(backups, `before-migration-from-${version}.db`)
  for (let n = 2; existsSync(file); n++) file = join(backups, `before-migration-from-${version}-${n}.db`)
  db.prepare('VACUUM INTO ?').run(file)
  const copy = new Database(file, { readonly: true })
  try {
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok') throw new AppError('storage_damaged', { folder })
  } finally {
    copy.close()
  }
}

/** Runs the missing steps. Throws `storage_newer` and changes nothing if the database is newer than this app. */
export function migrate(db: Database.Database, folder: string, steps: readonly Migration[]): void {
  const found = schemaVersion(db)
  const known = steps.at(-1)?.version ?? 0
  if (found > known) throw new AppError('storage_newer', { folder, found, known })
  const missing = steps.filter((step) => step.version > found)
  if (missing.length > 0 && found > 0) backUp(db, folder, found)
  for (const step of missing) {
    db.transaction(() => {
      // another process may have done this step before we got the lock
      if (schemaVersion(db) >= step.version) return
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
    }).exclusive()
  }
}
