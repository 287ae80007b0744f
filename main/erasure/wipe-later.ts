/** Runs a wipe that somebody who read, or a full disk, had prevented. A large database waits until the app closes. */
import type { App } from '../app/app.ts'
import { defineJob, resultOf } from '../app/jobs.ts'
import { perApp } from '../app/per-app.ts'
import type { finishWipe as work } from './finish-wipe.job.ts'
import { isWipeDue, wouldDelay } from './wipe.sql.ts'
import { finishWipe, wipeJournal } from './wipe.ts'

export const finishWipeJob = defineJob<typeof work>('finishWipe')

/** How often to try again, in ms. */
const LOOK_MS = 5_000

const waiting = perApp((app): { timer: NodeJS.Timeout | null } => {
  const state: { timer: NodeJS.Timeout | null } = { timer: null }
  app.onClose(() => {
    if (state.timer !== null) clearInterval(state.timer)
    finishWipe(app.db, app.folder)
  })
  return state
})

/** Wipes if a wipe is due and would delay no scan. Returns true when no wipe is due any more. */
export async function wipeIfSmall(app: App): Promise<boolean> {
  if (!isWipeDue(app.db)) return true
  if (app.jobs.isRunning(finishWipeJob) || wouldDelay(app.db)) return false
  const { wiped } = await resultOf(app.jobs.run(finishWipeJob, { databaseFile: app.databaseFile }))
  await wipeJournal(app.db, app.folder, wiped)
  return !isWipeDue(app.db)
}

/** Checks again and again until no wipe is due. That of a large database is left to the closing of the app. */
export function wipeLater(app: App): void {
  const state = waiting(app)
  if (state.timer !== null || wouldDelay(app.db)) return
  const look = () =>
    wipeIfSmall(app).then(
      (isDone) => {
        if (!isDone || state.timer === null) return
        clearInterval(state.timer)
        state.timer = null
      },
      (error: unknown) => app.log.failure(error, 'wipe'),
    )
  state.timer = setInterval(() => void look(), LOOK_MS)
  state.timer.unref()
}
