/**
 * The opened data folder and the services that every subject needs. It knows no subject. A subject keeps its values
 * with `perApp` and registers its closing steps here. Several hosts may serve one App.
 */
import type { Writes } from '../db/connection.ts'
import { openStore, type Store } from '../db/open.ts'
import { toStorageError } from '../db/storage-error.ts'
import type { Turn } from '../db/turn.ts'
import { createAfterwards, type Afterwards } from './afterwards.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLog, type Log } from './log.ts'
import { createConfStore, createSettings, type SettingsKeeper, type SettingsStore } from './settings.ts'

/** Called after an erasure. `inUse`: paths of files that the page still shows. */
export type Forget = (inUse: readonly string[]) => void

export interface App {
  readonly folder: string
  /** The database's file, for workers. */
  readonly databaseFile: string
  readonly db: Writes
  /** For workers that write: they give way to this thread. */
  readonly turn: Turn
  readonly log: Log
  readonly settings: SettingsKeeper
  readonly jobs: Jobs
  readonly afterwards: Afterwards
  /** The values that subjects keep; only `perApp` reads them. */
  readonly kept: Map<object, unknown>
  /** Registers a step of closing. The database is still open when it runs, and no job runs any more. */
  onClose(step: () => void | Promise<void>): void
  /** Registers a step that forgets data of erased visitors held outside the database. */
  onForget(step: Forget): void
  /** Runs every registered step of forgetting. A failed step is logged; the others still run. */
  forget(inUse?: readonly string[]): void
  /** Ends all work and closes the database. A failed step is logged; the others still run. */
  close(): Promise<void>
}

export interface AppOptions {
  folder: string
  /** The script that a worker thread starts. It finds the job by its name. */
  worker: URL
  /** Where settings are kept; `conf` in the data folder unless the host gives its own. */
  settingsStore?: SettingsStore
}

/**
 * Opens the data folder and calls `begin` before any request is served. If one of the two fails, throws a storage
 * `AppError` and leaves nothing open.
 */
export function openFolder(options: AppOptions, begin: (app: App) => void = () => undefined): App {
  const store = openStore(options.folder)
  try {
    const app = createApp(store, options)
    begin(app)
    return app
  } catch (error) {
    store.close()
    throw toStorageError(error, options.folder)
  }
}

function createApp(store: Store, { folder, worker, settingsStore }: AppOptions): App {
  const log = createLog(folder)
  const jobs = createJobs(worker, log)
  const afterwards = createAfterwards((error) => log.failure(error, 'afterwards'))
  const closing: (() => void | Promise<void>)[] = []
  const forgetting: Forget[] = []
  return {
    folder,
    databaseFile: store.file,
    db: store.db,
    turn: store.turn,
    log,
    settings: createSettings(settingsStore ?? createConfStore(folder)),
    jobs,
    afterwards,
    kept: new Map(),
    onClose: (step) => void closing.push(step),
    onForget: (step) => void forgetting.push(step),
    forget(inUse = []) {
      for (const step of forgetting) {
        try {
          step(inUse)
        } catch (error) {
          log.failure(error, 'forget')
        }
      }
    },
    async close() {
      for (const step of [() => afterwards.finish(), () => jobs.stopAll(), ...closing, () => store.close()]) {
        try {
          await step()
        } catch (error) {
          log.failure(error, 'close')
        }
      }
    },
  }
}
