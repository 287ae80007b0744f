/** Keeps the lists of leads up to date with the facts, without holding up a scan. */
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { getListReaderSignature, setListReaderSignature } from '../app/meta.sql.ts'
import { perApp } from '../app/per-app.ts'
import { currentExhibition, exhibitionOf, type CurrentExhibition } from '../exhibition/current.ts'
import { refreshStaleRows } from './lead-view.sql.ts'
import type { refreshLeads as work } from './refresh-leads.job.ts'
import { leadIdsAfter, someStale } from './stale.sql.ts'

export const refreshLeads = defineJob<typeof work>('refreshLeads')

/** So many leads are made anew on the way to an answer, some ten milliseconds' work. A worker does more of them. */
const AT_ONCE = 100

const holds = perApp(() => ({ count: 0 }))

/**
 * For work that makes leads stale faster than a worker follows. Lists lag behind until the returned function is called.
 */
export function holdFreshening(app: App): () => void {
  holds(app).count += 1
  return () => void (holds(app).count -= 1)
}

/** Brings lists up to date. Where many leads are stale, a worker is started and lists lag behind until it is done. */
export function freshen(app: App): void {
  if (holds(app).count === 0 && someAreStale(app)) {
    freshenInWorker(app).catch((error: unknown) => noteFailure(app, error))
  }
}

/** Do some lists not show the newest facts yet? */
export function isCatchingUp(app: App): boolean {
  return app.jobs.isRunning(refreshLeads) || someStale(app.db, 1).length > 0
}

/** Brings every list up to date before it returns. */
export async function freshenAll(app: App): Promise<void> {
  if (someAreStale(app)) await freshenInWorker(app)
}

/** Brings every list up to date in a worker, and tells how far it is. */
export async function* refreshInWorker(app: App, signal?: AbortSignal): AsyncGenerator<Progress, void, void> {
  const { file: exhibition } = currentExhibition(app)
  yield* app.jobs.run(refreshLeads, { databaseFile: app.databaseFile, exhibition, turn: app.turn }, signal)
}

const freshenInWorker = (app: App): Promise<void> => resultOf(refreshInWorker(app))

function someAreStale(app: App): boolean {
  const current = exhibitionOf(app)
  if (current === null || app.jobs.isRunning(refreshLeads)) return false
  if (getListReaderSignature(app.db) !== current.readerSignature && !refreshFew(app, current)) return true
  refreshStaleRows(app.db, someStale(app.db, AT_ONCE), current.read)
  return someStale(app.db, 1).length > 0
}

/**
 * After a change of country or badge formats every lead may show something else. Makes them anew where they are few;
 * false where they are many, and a worker has to.
 */
function refreshFew(app: App, { read, readerSignature }: CurrentExhibition): boolean {
  const leads = leadIdsAfter(app.db, '', AT_ONCE + 1)
  if (leads.length > AT_ONCE) return false
  refreshStaleRows(app.db, leads, read)
  setListReaderSignature(app.db, readerSignature)
  return true
}

/** Logs a failed update. Closing the app stops the worker; the leads stay stale, and the next start goes on. */
export function noteFailure(app: App, error: unknown): void {
  if (!(error instanceof AppError && error.code === 'cancelled')) app.log.failure(error, 'refreshLeads')
}
