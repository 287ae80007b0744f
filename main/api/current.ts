/** What most procedures need first. */
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App, CurrentExhibition } from '../app.ts'
import { getExhibitor, listExhibitors, type ExhibitorRecord } from '../store/exhibition.ts'
import { refreshStale } from '../store/lead-view.ts'

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
  return new AppError('exhibitor_not_found', { exhibitor, known: listExhibitors(app.db).map((one) => one.code).join(', ') })
}

/** Brings every list up to date with the facts; costs nothing when none is stale. While a worker is at it, lists lag behind instead of waiting. */
export function freshen(app: App): void {
  const current = app.exhibition()
  if (current && !app.jobs.isRunning('refreshLeads')) while (refreshStale(app.db, current.read, 500) > 0);
}
