/**
 * The wipe that an erasure owes at a booth that scans: it is done once nobody has scanned for a while, at the latest
 * when the app closes.
 */
import type { App } from '../app/app.ts'
import { defineJob, resultOf } from '../app/jobs.ts'
import { perApp } from '../app/per-app.ts'
import { quietFor } from '../db/turn.ts'
import type { finishWipe as work } from './finish-wipe.job.ts'
import { isWipeDue, QUIET_SECONDS, scansToWipe } from './wipe.sql.ts'
import { finishWipe, wipeJournal } from './wipe.ts'

export const finishWipeJob = defineJob<typeof work>('finishWipe')

/** How often it is looked whether it is quiet, in ms. */
const LOOK_MS = 5_000

const waiting = perApp((app): { timer: NodeJS.Timeout | null } => {
  const state: { timer: NodeJS.Timeout | null } = { timer: null }
  app.onClose(() => {
    if (state.timer !== null) clearInterval(state.timer)
    finishWipe(app.db, app.folder)
  })
  return state
})

/** Wipes if it is due and quiet; true once nothing is owed. */
export async function wipeIfQuiet(app: App): Promise<boolean> {
  if (!isWipeDue(app.db)) return true
  if (app.jobs.isRunning(finishWipeJob) || quietFor(app.turn) < QUIET_SECONDS) return false
  // what is erased from now on is the next wipe's
  const scans = scansToWipe(app.db)
  const { owed } = await resultOf(app.jobs.run(finishWipeJob, { databaseFile: app.databaseFile, turn: app.turn }))
  await wipeJournal(app.db, app.folder, scans, !owed)
  return !isWipeDue(app.db)
}

/** Looks again and again until nothing is owed. */
export function wipeLater(app: App): void {
  const state = waiting(app)
  if (state.timer !== null) return
  const look = () =>
    wipeIfQuiet(app).then(
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
