/**
 * The composition root: opens a data folder and gives every procedure what it needs. Any number of hosts may serve one
 * App.
 */
import { statSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId } from '../../shared/domain/ids.ts'
import { readerOf } from '../../shared/domain/badge/reader.ts'
import { readerSignature } from '../../shared/domain/badge/version.ts'
import { createAfterwards, type Afterwards } from './afterwards.ts'
import { createClock, type Clock } from './clock.ts'
import { getListReader, getReader, setListReader, setReader } from './meta.sql.ts'
import { createOutgoing, type Outgoing } from '../files/outgoing.ts'
import { createBundlesOut, type BundlesOut } from '../files/bundles-out.ts'
import { finishWipe } from '../erasure/wipe.ts'
import { hasJournal } from '../journal/journal.ts'
import { createLog, type Log } from './log.ts'
import { createConfStore, createSettings, type SettingsKeeper, type SettingsStore } from './settings.ts'
import { ensureStation } from '../station/station-key.ts'
import { getExhibition } from '../exhibition/exhibition.sql.ts'
import type { Reader } from '../lead/lead-facts.sql.ts'
import { openStore, type Db, type Store } from '../db/open.ts'
import { toStorageError } from '../db/storage-error.ts'
import type { Turn } from '../db/turn.ts'
import { getThisStation, type Station } from '../station/station.sql.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createUploads, type Uploads } from '../files/uploads.ts'
import { takeUnfilled } from '../registrant/registrant-list.sql.ts'
import { markAllStale } from '../lead/stale.sql.ts'
import { createLockout, type Lockout } from '../session/lockout.ts'

/** For hosts that call the app without a procedure around it. */
export { toStorageError } from '../db/storage-error.ts'

/** The exhibition that is set up, with the reader its country and templates make. */
export interface CurrentExhibition {
  exhibitionId: ExhibitionId
  file: ExhibitionSetup
  read: Reader
}

export interface App {
  readonly folder: string
  /** The database's file, for workers. */
  readonly databaseFile: string
  readonly db: Db
  readonly log: Log
  readonly settings: SettingsKeeper
  readonly jobs: Jobs
  readonly afterwards: Afterwards
  /** Written lists that wait for the page. */
  readonly outgoing: Outgoing
  readonly uploads: Uploads
  /** Written bundles that wait for the page. */
  readonly bundlesOut: BundlesOut
  /** For workers that write: they step aside for this thread. */
  readonly turn: Turn
  readonly lockout: Lockout
  station(): Station
  clock(): Clock
  /** null while the data folder is empty. */
  exhibition(): CurrentExhibition | null
  /** Call after the exhibition was changed. */
  forgetExhibition(): void
  /** Call after the station was renamed. */
  forgetStation(): void
  /** Makes this installation's station with a given key; only an installation without a station takes it. */
  ensureStation(at: string, privateKey?: Uint8Array): Station
  close(): Promise<void>
}

export interface AppOptions {
  folder: string
  /** Where settings are kept; `conf` in the data folder unless the host brings its own. */
  settingsStore?: SettingsStore
}

/** The per-user folder for data: `ENISHI_DATA`, or where the system keeps application data. */
export function defaultDataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ENISHI_DATA) return env.ENISHI_DATA
  if (platform() === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Enishi')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Enishi')
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'enishi')
}

/** Lists made by another reader, of an older app or with other formats, are made anew by whoever reads them next. */
function markStaleWhereReadOtherwise(db: Db): void {
  const found = getExhibition(db)
  if (found === null) return
  const signature = readerSignature({ country: found.file.exhibition.country, templates: found.file.badge.templates })
  if (getListReader(db) === signature) return
  db.transaction(() => {
    markAllStale(db)
    setListReader(db, signature)
    // what an older app recorded has been read by it and by nobody else
    if (getReader(db) === null) setReader(db, signature)
  }).immediate()
}

/**
 * A database that has vanished, or was cut to nothing, beside a journal full of scans is no empty folder: setting up
 * anew would bury it.
 */
function assertNotLost(folder: string): void {
  const isEmpty = (file: string): boolean => (statSync(join(folder, file), { throwIfNoEntry: false })?.size ?? 0) === 0
  if (hasJournal(folder) && isEmpty('enishi.db') && isEmpty('enishi.db-wal'))
    throw new AppError('storage_damaged', { folder })
}

/**
 * Opens the app on its data folder. Throws a storage `AppError`, and leaves nothing open, when that is not possible.
 */
export function openApp(options: AppOptions): App {
  assertNotLost(options.folder)
  const store = openStore(options.folder)
  try {
    return createApp(store, options)
  } catch (error) {
    store.close()
    throw toStorageError(error, options.folder)
  }
}

function createApp(store: Store, options: AppOptions): App {
  const { folder } = options
  const log = createLog(folder)
  const jobs = createJobs()
  const afterwards = createAfterwards((error) => log.failure(error, 'afterwards'))
  const outgoing = createOutgoing(folder)
  const uploads = createUploads(folder)
  const bundlesOut = createBundlesOut(folder)
  // an erasure was cut off before every trace was gone
  try {
    finishWipe(store.db, folder)
  } catch (error) {
    // on a full disk, say: it is still owed, and scanning must go on
    log.failure(error, 'wipe')
  }
  // an import of the registrant list was cut off before its names were everywhere
  if (takeUnfilled(store.db)) markAllStale(store.db)
  markStaleWhereReadOtherwise(store.db)
  const makeStation = (at: string, privateKey?: Uint8Array): Station => ensureStation(store.db, at, privateKey)
  let known: Station | undefined
  const station = (): Station => (known ??= getThisStation(store.db) ?? makeStation(new Date().toISOString()))
  let clock: Clock | undefined
  let exhibition: CurrentExhibition | null | undefined

  const loadExhibition = (): CurrentExhibition | null => {
    const found = getExhibition(store.db)
    return found && { ...found, read: readerOf(found.file) }
  }

  return {
    folder,
    databaseFile: store.file,
    db: store.db,
    log,
    jobs,
    afterwards,
    outgoing,
    uploads,
    bundlesOut,
    turn: store.turn,
    lockout: createLockout(),
    settings: createSettings(options.settingsStore ?? createConfStore(folder)),
    station,
    clock: () => (clock ??= createClock(store.db, station().stationId)),
    exhibition: () => (exhibition === undefined ? (exhibition = loadExhibition()) : exhibition),
    forgetExhibition() {
      exhibition = undefined
    },
    forgetStation() {
      known = undefined
    },
    ensureStation: makeStation,
    async close() {
      afterwards.finish()
      await jobs.stopAll()
      outgoing.clear()
      uploads.clear()
      bundlesOut.clear()
      store.close()
    },
  }
}
