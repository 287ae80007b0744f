/** The current exhibition, as the screens show it. */
import type { ExhibitionSummary } from '../../shared/contract/exhibition.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { exhibitionOf, organiserRecipient } from './current.ts'
import { listExhibitors } from './exhibition.sql.ts'

/** The summary for every screen; null in an empty data folder. */
export function summarise(app: App): ExhibitionSummary | null {
  const current = exhibitionOf(app)
  if (current === null) return null
  const { exhibition, staff, questions, consent, badge } = current.file
  return {
    exhibitionId: current.exhibitionId,
    name: exhibition.name,
    venue: exhibition.venue,
    booth: exhibition.booth,
    startsOn: exhibition.startsOn,
    endsOn: exhibition.endsOn,
    timeZone: exhibition.timeZone,
    country: exhibition.country,
    retentionDays: exhibition.retentionDays,
    exhibitors: listExhibitors(app.db).map(
      ({ exhibitorId, code, name, country, offers, position, pinHash, recipient }) => ({
        exhibitorId,
        code,
        name,
        country,
        offers,
        position,
        hasPin: pinHash !== null,
        hasKey: recipient !== null,
      }),
    ),
    staff,
    questions,
    consent,
    templates: badge.templates,
    organiserRecipient: organiserRecipient(app),
  }
}

/** The summary. Throws `exhibition_missing` when no exhibition is set up. */
export function summaryOf(app: App): ExhibitionSummary {
  const summary = summarise(app)
  if (summary === null) throw new AppError('exhibition_missing')
  return summary
}
