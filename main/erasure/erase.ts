/** Erases, and shows beforehand what an erasure would delete. */
import type { ErasedCounts, ErasePreview } from '../../shared/contract/erasure.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { thisStation } from '../station/this-station.ts'
import type { erase as eraseWork, EraseTarget } from './erase.job.ts'
import { forgetErased } from './forget.ts'
import type { previewErase as previewEraseWork } from './preview-erase.job.ts'

export const previewErase = defineJob<typeof previewEraseWork>('previewErase')

export const eraseJob = defineJob<typeof eraseWork>('erase')

/** Erases in a worker. Afterwards the journal and the files that wait for download hold nothing of it either. */
export async function* runErase(
  app: App,
  target: EraseTarget,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<Progress, ErasedCounts, void> {
  const { exhibitionId, file: exhibition } = currentExhibition(app)
  const { stationId } = thisStation(app)
  let wiped: readonly string[] = []
  let counts: Omit<ErasedCounts, 'owed'>
  let owed = false
  try {
    const result = yield* app.jobs.run(
      eraseJob,
      { databaseFile: app.databaseFile, target, exhibitionId, exhibition, stationId, at, turn: app.turn },
      signal,
    )
    wiped = result.wiped
    counts = result.counts
  } finally {
    owed = await forgetErased(app, wiped)
  }
  return { ...counts, owed }
}

/**
 * Erases a visitor for all exhibitors, or one lead. Throws `exhibition_missing`, `visitor_not_found` (no visitor has
 * the e-mail address), or a storage `AppError`.
 */
export function erase(app: App, target: EraseTarget, at: string, signal?: AbortSignal): Promise<ErasedCounts> {
  return resultOf(runErase(app, target, at, signal))
}

/**
 * Shows what erasing would delete. Throws `exhibition_missing`, `visitor_not_found`, `cancelled` or a storage
 * `AppError`.
 */
export function preview(app: App, target: EraseTarget, signal?: AbortSignal): Promise<ErasePreview> {
  const { exhibitionId, file: exhibition } = currentExhibition(app)
  const input = { databaseFile: app.databaseFile, turn: app.turn, target, exhibitionId, exhibition }
  return resultOf(app.jobs.run(previewErase, input, signal))
}
