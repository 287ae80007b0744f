import { MAX_TEMPLATES } from '../../shared/contract/exhibition-file.ts'
import { proposeTemplate } from '../../shared/domain/badge/propose.ts'
import { AppError } from '../../shared/errors.ts'
import { resultOf } from '../app/jobs.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition } from '../exhibition/current.ts'
import { applyReread, isRereadDue, previewReread, rereadInput } from './reread.ts'
import { putTemplates, surveyBadges, surveyInput, tryTemplate } from './templates.ts'

export const template = os.template.router({
  list: os.template.list.handler(({ context: { app } }) => ({
    templates: currentExhibition(app).file.badge.templates,
  })),
  samples: os.template.samples.handler(({ context: { app }, signal }) =>
    resultOf(app.jobs.run(surveyBadges, surveyInput(app), signal)),
  ),
  propose: os.template.propose.handler(({ context: { app }, input, signal }) => {
    const proposed = proposeTemplate(
      input.samples.map(({ payloadHex, marks }) => ({
        payload: new Uint8Array(Buffer.from(payloadHex, 'hex')),
        marks,
      })),
    )
    if (proposed === null) throw new AppError('template_not_found_in_samples')
    // The user gives the format its own name when saving it.
    const named = { ...proposed, name: proposed.name || proposed.id }
    return resultOf(app.jobs.run(tryTemplate, { ...surveyInput(app), template: named }, signal))
  }),
  preview: os.template.preview.handler(({ context: { app }, input, signal }) =>
    resultOf(app.jobs.run(tryTemplate, { ...surveyInput(app), template: input.template }, signal)),
  ),
  save: os.template.save.handler(({ context: { app }, input: { template: saved, command } }) => {
    const known = currentExhibition(app).file.badge.templates
    const replaces = known.some((one) => one.id === saved.id)
    if (!replaces && known.length >= MAX_TEMPLATES) throw new AppError('input_invalid', { fields: ['template'] })
    return putTemplates(
      app,
      replaces ? known.map((one) => (one.id === saved.id ? saved : one)) : [saved, ...known],
      command.at,
    )
  }),
  remove: os.template.remove.handler(({ context: { app }, input: { templateId, command } }) => {
    const known = currentExhibition(app).file.badge.templates
    if (!known.some((one) => one.id === templateId)) throw new AppError('template_not_found')
    return putTemplates(
      app,
      known.filter((one) => one.id !== templateId),
      command.at,
    )
  }),
})

export const reread = os.reread.router({
  status: os.reread.status.handler(({ context: { app } }) => ({ due: isRereadDue(app) })),
  preview: os.reread.preview.handler(async function* ({ context: { app }, input, signal }) {
    const preview = yield* app.jobs.run(previewReread, rereadInput(app, '', input.templates), signal)
    yield { kind: 'done' as const, preview }
  }),
  apply: os.reread.apply.handler(async function* ({ context: { app }, input, signal }) {
    if (app.jobs.isRunning(applyReread)) throw new AppError('job_running')
    const report = yield* app.jobs.run(applyReread, rereadInput(app, input.command.at), signal)
    yield { kind: 'done' as const, report }
  }),
})
