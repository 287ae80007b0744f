/** Opens a data folder as every host does: the app itself, then what subjects left unfinished at the last end. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { openFolder, type App } from '../app/app.ts'
import { setListReader } from '../app/meta.sql.ts'
import type { SettingsStore } from '../app/settings.ts'
import { finishWipe } from '../erasure/wipe.ts'
import { hasJournal } from '../journal/journal.ts'
import { takeUnfilled } from '../registrant/registrant-list.sql.ts'
import { parcelsOf, uploadsOf } from '../transfer/waiting-files.ts'

export interface OpenOptions {
  folder: string
  /** Where settings are kept; `conf` in the data folder unless the host brings its own. */
  settingsStore?: SettingsStore
}

// bundled, the worker lies beside this file; from source, Node runs it as it is
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

/**
 * A database that is gone, or was cut to nothing, beside a journal full of scans is no empty folder. Setting up anew
 * would bury the scans.
 */
function assertNotLost(folder: string): void {
  const isEmpty = (file: string): boolean => (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0) === 0
  if (hasJournal(folder) && isEmpty('enishi.db') && isEmpty('enishi.db-wal')) {
    throw new AppError('storage_damaged', { folder })
  }
}

/** What an app that ended badly left unfinished. */
function finishWhatIsOpen(app: App): void {
  try {
    finishWipe(app.db, app.folder)
  } catch (error) {
    // on a full disk, for example: the wipe stays due, and scanning must go on
    app.log.failure(error, 'wipe')
  }
  // an import of the registrant list was cut off before its names were everywhere: all lists are made anew
  if (takeUnfilled(app.db)) setListReader(app.db, '')
  // files that wait hold people, and never outlive the app that they waited in
  for (const waiting of [uploadsOf, parcelsOf]) waiting(app).clear()
}

/** Opens the app. Throws a storage `AppError`, and leaves nothing open, when that is not possible. */
export function openApp(options: OpenOptions): App {
  assertNotLost(options.folder)
  return openFolder({ ...options, worker: WORKER }, finishWhatIsOpen)
}
