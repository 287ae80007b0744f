/**
 * Writes a bundle of everything into a folder by itself while the folder is there, so a USB stick stays up to date.
 * There is one file per station, replaced as a whole. Without news nothing is written.
 */
import { join } from 'node:path'
import { autoBundle, type AutoBundle } from '../../shared/contract/bundle.ts'
import { newId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { resultOf } from '../app/jobs.ts'
import { getAutoBundle, setAutoBundle } from '../app/meta.sql.ts'
import { perApp } from '../app/per-app.ts'
import { toStorageError } from '../db/storage-error.ts'
import { assertWholeFolder } from '../files/whole-folder.ts'
import { countTombstones } from '../erasure/tombstone.sql.ts'
import { exhibitionOf } from '../exhibition/current.ts'
import { countUnbundled } from '../lead/unbundled.sql.ts'
import { isThere } from './is-there.ts'
import { orderOf, recipientsOf, stationBundleName, writeOrders } from './write-bundle.ts'

/** How often the app checks whether a bundle is due, so a newly inserted stick gets a bundle within this time. */
const LOOK_MS = 15_000

interface Attempt {
  /** When the last attempt began. */
  tried: number
  lastAt: string | null
  /** How many tombstones the last bundle held: an erasure is news too. */
  tombstones: number
  error: AppError | null
}

const NONE: Attempt = { tried: 0, lastAt: null, tombstones: 0, error: null }
const attempts = perApp((): { last: Attempt } => ({ last: NONE }))
const attemptOf = (app: App): Attempt => attempts(app).last

function configured(app: App): AutoBundle | null {
  const kept = getAutoBundle(app.db)
  return kept === null ? null : autoBundle.parse(JSON.parse(kept))
}

/** Sets the automatic writing, or ends it. Throws `folder_not_whole`. */
export function setAuto(app: App, wanted: AutoBundle | null): void {
  if (wanted !== null) assertWholeFolder(wanted.folder)
  setAutoBundle(app.db, wanted === null ? null : JSON.stringify(wanted))
  attempts(app).last = NONE
}

/** The state of automatic bundles; null while they are off. */
export async function autoState(app: App) {
  const wanted = configured(app)
  if (wanted === null) return null
  const { lastAt, error } = attemptOf(app)
  return {
    ...wanted,
    folderHere: await isThere(wanted.folder),
    lastAt,
    error: error && { code: error.code, params: error.params },
  }
}

/** Writes a bundle if one is due at `now` (ms); returns true if it was written. `autoState` shows a failure. */
export async function writeIfDue(app: App, now: number): Promise<boolean> {
  const wanted = configured(app)
  const before = attemptOf(app)
  if (wanted === null || exhibitionOf(app) === null || now - before.tried < wanted.everyMinutes * 60_000) return false
  if (!(await isThere(wanted.folder))) return false
  const at = new Date(now).toISOString()
  const out = join(wanted.folder, stationBundleName(app))
  const tombstones = countTombstones(app.db)
  const isNew = countUnbundled(app.db) > 0 || tombstones > before.tombstones || before.lastAt === null
  // no news, but the file is missing on another or an emptied stick
  if (!isNew && (await isThere(out))) return false
  attempts(app).last = { ...before, tried: now }
  try {
    const recipients = recipientsOf(app, { recipients: [], passphrase: null }, null)
    const order = orderOf(app, { out, exhibitor: null, recipients }, { id: newId(), at })
    await resultOf(writeOrders(app, [order]))
    attempts(app).last = { tried: now, lastAt: at, tombstones, error: null }
    return true
  } catch (error) {
    const known = toStorageError(error, wanted.folder)
    if (!(known instanceof AppError)) throw error
    attempts(app).last = { ...before, tried: now, error: known }
    return false
  }
}

/** Checks again and again; returns a function that stops the checks. */
export function startAutoBundle(app: App): () => void {
  let looking = false
  const timer = setInterval(() => {
    if (looking) return
    looking = true
    writeIfDue(app, Date.now())
      .catch((error: unknown) => app.log.failure(error, 'auto-bundle'))
      .finally(() => (looking = false))
  }, LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}
