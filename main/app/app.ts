/**
 * The opened data folder and what every subject needs of it. It knows no subject: what one keeps while the app is open
 * it keeps with `perApp`, and what must happen at the end it registers here. Any number of hosts may serve one App.
 */
import type { Writes } from '../db/connection.ts'
import { openStore, type Store } from '../db/open.ts'
import { toStorageError } from '../db/storage-error.ts'
import type { Turn } from '../db/turn.ts'
import { createAfterwards, type Afterwards } from './afterwards.ts'
import { runAll } from './closing.ts'
import { createJobs, type Jobs } from './jobs.ts'
import { createLog, type Log } from './log.ts'
import { createConfStore, createSettings, type SettingsKeeper, type SettingsStore } from './settings.ts'

/** Called after an erasure. `inUse`: paths of files that the page goes on showing. */
export type Forget = (inUse: readonly string[]) => void

export interface App {
  readonly folder: string
  /** The database's file, for workers. */
  readonly databaseFile: string
  readonly db: Writes
  /** For workers that write: they step aside for this thread. */
  readonly turn: Turn
  readonly log: Log
  readonly settings: SettingsKeeper
  readonly jobs: Jobs
  readonly afterwards: Afterwards
  /** What subjects keep; only `perApp` looks into it. */
  readonly kept: Map<object, unknown>
  /** Registers a step of closing. The database is still open when it runs, and no job runs any more. */
  onClose(step: () => void | Promise<void>): void
  /** Registers who may hold something of an erased visitor outside of the database. */
  onForget(step: Forget): void
  /** Lets everybody who registered forget what they hold of people. A step that fails is logged; the others run. */
  forgetPeople(inUse?: readonly string[]): void
  /** Ends all work and closes the database, whatever fails on the way. Failures are logged. */
  close(): Promise<void>
}

export interface AppOptions {
  folder: string
  /** The script that a worker thread starts with; it finds a job by its name. */
  worker: URL
  /** Where settings are kept; `conf` in the data folder unless the host brings its own. */
  settingsStore?: SettingsStore
}

/**
 * Opens the data folder; `begin` does what must be done before anybody is served. Throws a storage `AppError`, and
 * leaves nothing open, when one of both is not possible.
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
    forgetPeople(inUse = []) {
      for (const step of forgetting) {
        try {
          step(inUse)
        } catch (error) {
          log.failure(error, 'forget')
        }
      }
    },
    async close() {
      const steps = [() => afterwards.finish(), () => jobs.stopAll(), ...closing, () => store.close()]
      for (const error of await runAll(steps)) log.failure(error, 'close')
    },
  }
}
