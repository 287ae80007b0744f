import type { BadgeTemplate } from '../../shared/domain/badge/template.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import type { RereadInput } from './reread.job.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { isRereadDue } from '../exhibition/reader.ts'

/** What a job of reading again is told. */
export function rereadInput(app: App, at: string, templates?: readonly BadgeTemplate[]): RereadInput {
  const { exhibitionId, file } = currentExhibition(app)
  return {
    databaseFile: app.databaseFile,
    turn: app.turn,
    exhibitionId,
    stationId: app.station().stationId,
    at,
    country: file.exhibition.country,
    templates: templates ?? file.badge.templates,
  }
}

export const reread = os.reread.router({
  status: os.reread.status.handler(({ context: { app } }) => ({ due: isRereadDue(app) })),
  preview: os.reread.preview.handler(async function* ({ context: { app }, input, signal }) {
    const preview = yield* app.jobs.run('previewReread', rereadInput(app, '', input.templates), signal)
    yield { kind: 'done' as const, preview }
  }),
  apply: os.reread.apply.handler(async function* ({ context: { app }, input, signal }) {
    if (app.jobs.isRunning('applyReread')) throw new AppError('job_running')
    const report = yield* app.jobs.run('applyReread', rereadInput(app, input.command.at), signal)
    yield { kind: 'done' as const, report }
  }),
})
