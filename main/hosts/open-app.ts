/** Opens a data folder for any host: the app itself, then work that was left unfinished at the last end. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { openFolder, type App } from '../app/app.ts'
import { setListReaderSignature } from '../app/meta.sql.ts'
import type { SettingsStore } from '../app/settings.ts'
import { finishWipe } from '../erasure/wipe.ts'
import { hasJournal } from '../journal/journal.ts'
import { takeUnfilled } from '../registrant/registrant-list.sql.ts'
import { parcelsOf, uploadsOf } from '../transfer/waiting-files.ts'

export interface OpenOptions {
  folder: string
  /** Where settings are stored; `conf` in the data folder if missing. */
  settingsStore?: SettingsStore
}

// In a bundle the worker is beside this file. From source, Node runs the .ts file directly.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * Refuses a folder whose database is missing or empty although its journal holds scans. A new setup there would hide
 * the scans.
 */
function assertNotLost(folder: string): void {
  const isEmpty = (file: string): boolean => (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0) === 0
  if (hasJournal(folder) && isEmpty('enishi.db') && isEmpty('enishi.db-wal')) {
    throw new AppError('storage_damaged', { folder })
  }
}

/** Finishes what an earlier, interrupted run left undone. */
function finishWhatIsOpen(app: App): void {
  try {
    finishWipe(app.db, app.folder)
  } catch (error) {
    // A full disk, for example. The wipe stays due, and scanning must go on.
    app.log.failure(error, 'wipe')
  }
  // An import of the registrant list ended before all leads had its values, so all rows are rebuilt.
  if (takeUnfilled(app.db)) setListReaderSignature(app.db, '')
  // Waiting files hold personal data and must not outlive the app run in which they waited.
  for (const waiting of [uploadsOf, parcelsOf]) waiting(app).clear()
}

/** Opens the app. If it throws a storage `AppError`, it leaves nothing open. */
export function openApp(options: OpenOptions): App {
  assertNotLost(options.folder)
  return openFolder({ ...options, worker: WORKER }, finishWhatIsOpen)
}
