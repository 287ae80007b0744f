import type { ErasedCounts } from '../../shared/contract/erasure.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf, type Progress } from '../app/jobs.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { getLeadIdentity } from '../lead/lead-facts.sql.ts'
import { thisStation } from '../station/this-station.ts'
import type { erase as eraseWork, EraseTarget } from './erase.job.ts'
import { forgetErased } from './forget.ts'
import type { previewErase as previewEraseWork } from './preview-erase.job.ts'

export const previewErase = defineJob<typeof previewEraseWork>('previewErase')

export const eraseJob = defineJob<typeof eraseWork>('erase')

/** Erases in a worker; afterwards the journal and what waits to be fetched hold nothing of it either. */
async function* runErase(
  app: App,
  target: EraseTarget,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<Progress, ErasedCounts, void> {
  const { exhibitionId, file: exhibition } = currentExhibition(app)
  const { stationId } = thisStation(app)
  let isWiped = false
  try {
    const counts = yield* app.jobs.run(
      eraseJob,
      { databaseFile: app.databaseFile, target, exhibitionId, exhibition, stationId, at, turn: app.turn },
      signal,
    )
    isWiped = !counts.owed
    return counts
  } finally {
    forgetErased(app, isWiped)
  }
}

/**
 * Erases a visitor everywhere, or one lead. Throws `exhibition_missing`, `visitor_not_found` (an e-mail address that
 * matches nobody), or a
 * storage `AppError`.
 */
export function erase(app: App, target: EraseTarget, at: string, signal?: AbortSignal): Promise<ErasedCounts> {
  return resultOf(runErase(app, target, at, signal))
}

export const erasure = os.erasure.router({
  eraseVisitor: os.erasure.eraseVisitor.handler(async function* ({ context: { app }, input, signal }) {
    yield { kind: 'done' as const, ...(yield* runErase(app, input.target, input.command.at, signal)) }
  }),
  preview: os.erasure.preview.handler(({ context: { app }, input: { target }, signal }) => {
    const { exhibitionId, file: exhibition } = currentExhibition(app)
    return resultOf(
      app.jobs.run(
        previewErase,
        { databaseFile: app.databaseFile, turn: app.turn, target, exhibitionId, exhibition },
        signal,
      ),
    )
  }),
  eraseLead: os.erasure.eraseLead.handler(async function* ({ context: { app }, input: { leadId, command }, signal }) {
    const identity = getLeadIdentity(app.db, leadId)
    if (identity === null) throw new AppError('lead_not_found')
    yield {
      kind: 'done' as const,
      ...(yield* runErase(app, { kind: 'lead', leadId, exhibitorId: identity.exhibitorId }, command.at, signal)),
    }
  }),
})
