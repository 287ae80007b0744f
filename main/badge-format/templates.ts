/** The formats in use, and a trial of a new format on the badges scanned so far. */
import type { BadgeTemplate } from '../../shared/domain/badge/template.ts'
import type { App } from '../app/app.ts'
import { defineJob } from '../app/jobs.ts'
import { currentExhibition, forgetExhibition, noteReaderBeforeFirstScan } from '../exhibition/current.ts'
import { putExhibition } from '../exhibition/exhibition.sql.ts'
import type { surveyBadges as surveyWork, tryTemplate as tryTemplateWork } from './survey-badges.job.ts'

export const tryTemplate = defineJob<typeof tryTemplateWork>('tryTemplate')

export const surveyBadges = defineJob<typeof surveyWork>('surveyBadges')

export function surveyInput(app: App) {
  const { exhibition, badge } = currentExhibition(app).file
  return { databaseFile: app.databaseFile, country: exhibition.country, templates: badge.templates }
}

/** Writes the formats into the exhibition; with it they travel to other stations. */
export function putTemplates(app: App, templates: BadgeTemplate[], at: string): { templates: BadgeTemplate[] } {
  const { exhibitionId, file } = currentExhibition(app)
  app.db
    .transaction(() => putExhibition(app.db, exhibitionId, { ...file, badge: { ...file.badge, templates } }, at))
    .immediate()
  forgetExhibition(app)
  noteReaderBeforeFirstScan(app)
  return { templates }
}
