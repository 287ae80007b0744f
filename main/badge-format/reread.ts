import type { BadgeTemplate } from '../../shared/domain/badge/template.ts'
import type { App } from '../app/app.ts'
import { defineJob } from '../app/jobs.ts'
import { getPayloadReaderSignature } from '../app/meta.sql.ts'
import { currentExhibition, exhibitionOf } from '../exhibition/current.ts'
import { hasLeads } from '../exhibition/exhibition.sql.ts'
import { thisStation } from '../station/this-station.ts'
import type {
  applyReread as applyRereadWork,
  noteMisread as noteMisreadWork,
  previewReread as previewRereadWork,
  RereadInput,
} from './reread.job.ts'

export const previewReread = defineJob<typeof previewRereadWork>('previewReread')

export const noteMisread = defineJob<typeof noteMisreadWork>('noteMisread')

export const applyReread = defineJob<typeof applyRereadWork>('applyReread')

/** The input of a reread job. */
export function rereadInput(app: App, at: string, templates?: readonly BadgeTemplate[]): RereadInput {
  const { exhibitionId, file } = currentExhibition(app)
  return {
    databaseFile: app.databaseFile,
    turn: app.turn,
    exhibitionId,
    stationId: thisStation(app).stationId,
    at,
    exhibition: { exhibition: file.exhibition, badge: { templates: templates ?? file.badge.templates } },
  }
}

/** Says whether payloads were last read with other formats than those in use. */
export function isRereadDue(app: App): boolean {
  const known = getPayloadReaderSignature(app.db)
  return known !== null && known !== exhibitionOf(app)?.readerSignature && hasLeads(app.db)
}
