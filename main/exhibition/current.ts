/** What most procedures need first. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App, CurrentExhibition } from '../app/app.ts'
import { getExhibitor, listExhibitors, type ExhibitorRecord } from './exhibition.sql.ts'
import { refreshOwed } from '../lead/lead-view.sql.ts'
import { someStale } from '../lead/stale.sql.ts'
import { resultOf } from '../app/job-result.ts'

/** The exhibition that is set up. Throws `exhibition_missing`. */
export function currentExhibition(app: App): CurrentExhibition {
  const current = app.exhibition()
  if (current === null) throw new AppError('exhibition_missing')
  return current
}

/** The exhibitor with this id. Throws `exhibitor_not_found`. */
export function exhibitorWithId(app: App, exhibitorId: ExhibitorId): ExhibitorRecord {
  const exhibitor = getExhibitor(app.db, exhibitorId)
  if (exhibitor === null) throw notFound(app, exhibitorId)
  return exhibitor
}

/** The exhibitor with this code, in any case. Throws `exhibitor_not_found`. */
export function exhibitorWithCode(app: App, code: string): ExhibitorRecord {
  currentExhibition(app)
  const exhibitor = listExhibitors(app.db).find((one) => one.code === code.toUpperCase())
  if (exhibitor === undefined) throw notFound(app, code)
  return exhibitor
}

function notFound(app: App, exhibitor: string): AppError {
  return new AppError('exhibitor_not_found', {
    exhibitor,
    known: listExhibitors(app.db)
      .map((one) => one.code)
      .join(', '),
  })
}

/** So many leads are made anew on the way to an answer, some ten milliseconds' work; more of them are a worker's. */
const AT_ONCE = 100

/**
 * Brings lists up to date with the facts. Where many are stale, a worker is started and lists lag behind instead of
 * holding up a scan; during a
 * merge, which makes leads stale faster than a second writer could follow, they lag until its end.
 */
export function freshen(app: App): void {
  if (!app.jobs.isRunning('mergeBundles') && someAreStale(app))
    freshenInWorker(app).catch((error: unknown) => noteFailure(app, error))
}

/** Brings every list up to date with the facts before it returns. */
export async function freshenAll(app: App): Promise<void> {
  if (someAreStale(app)) await freshenInWorker(app)
}

function someAreStale(app: App): boolean {
  const current = app.exhibition()
  if (current === null || app.jobs.isRunning('refreshLeads')) return false
  refreshOwed(app.db, someStale(app.db, AT_ONCE), current.read)
  return someStale(app.db, 1).length > 0
}

async function freshenInWorker(app: App): Promise<void> {
  await resultOf(
    app.jobs.run('refreshLeads', {
      databaseFile: app.databaseFile,
      exhibition: currentExhibition(app).file,
      turn: app.turn,
    }),
  )
}

/** Closing the app stops the worker; the leads stay marked, and the next start goes on. */
function noteFailure(app: App, error: unknown): void {
  if (!(error instanceof AppError && error.code === 'cancelled')) app.log.failure(error, 'refreshLeads')
}
