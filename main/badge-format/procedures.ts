import { MAX_TEMPLATES } from '../../shared/contract/exhibition-file.ts'
import { proposeTemplate } from '../../shared/domain/badge/propose.ts'
import type { BadgeTemplate } from '../../shared/domain/badge/template.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { defineJob, resultOf } from '../app/jobs.ts'
import { os } from '../app/procedure.ts'
import { currentExhibition, forgetExhibition } from '../exhibition/current.ts'
import { putExhibition } from '../exhibition/exhibition.sql.ts'
import { noteReaderWhereNothingIsRead } from '../exhibition/reader.ts'
import type { surveyBadges as surveyWork, tryTemplate as tryTemplateWork } from './survey-badges.job.ts'

export const tryTemplate = defineJob<typeof tryTemplateWork>('tryTemplate')

export const surveyBadges = defineJob<typeof surveyWork>('surveyBadges')

function surveyInput(app: App) {
  const { exhibition, badge } = currentExhibition(app).file
  return { databaseFile: app.databaseFile, country: exhibition.country, templates: badge.templates }
}

/** Writes the formats into the exhibition, from where they travel to other stations. */
function putTemplates(app: App, templates: BadgeTemplate[], at: string): { templates: BadgeTemplate[] } {
  const { exhibitionId, file } = currentExhibition(app)
  app.db
    .transaction(() => putExhibition(app.db, exhibitionId, { ...file, badge: { ...file.badge, templates } }, at))
    .immediate()
  forgetExhibition(app)
  noteReaderWhereNothingIsRead(app)
  return { templates }
}

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
    // whoever saves it gives it a name of its own
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
