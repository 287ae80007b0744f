/** Runs the check of all saved data in a worker. */
import type { App } from '../app/app.ts'
import { defineJob, type Progress } from '../app/jobs.ts'
import type { checkHealth as work, Health } from './check-health.job.ts'

export const checkHealth = defineJob<typeof work>('checkHealth')

/** Checks and reports progress. Throws `cancelled`, or a storage `AppError`. */
export function runCheck(app: App, signal?: AbortSignal): AsyncGenerator<Progress, Health, void> {
  // acknowledged scans must be in the journal before the check
  app.afterwards.finish()
  return app.jobs.run(checkHealth, { databaseFile: app.databaseFile, folder: app.folder }, signal)
}
