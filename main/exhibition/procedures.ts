import { exhibitionFile, type ExhibitionFile } from '../../shared/contract/exhibition-file.ts'
import type { ExhibitionSummary } from '../../shared/contract/exhibition.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { assertNotOurs } from '../app/own-files.ts'
import { os } from '../app/procedure.ts'
import { writeOutFile } from '../files/whole-file.ts'
import { applyExhibition } from './apply-exhibition.ts'
import { exhibitionOf, organiserRecipient } from './current.ts'
import { listExhibitors } from './exhibition.sql.ts'

/** What is set up, for every screen; null in an empty data folder. */
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

/** The exhibition file as it was applied, PINs as hashes. */
export function toExhibitionFile(app: App): ExhibitionFile {
  const current = exhibitionOf(app)
  if (current === null) throw new AppError('exhibition_missing')
  const pins = new Map(listExhibitors(app.db).map((exhibitor) => [exhibitor.code, exhibitor.pinHash]))
  // the key may have been made before this exhibition was set up, or its file set up again without it
  const recipient = organiserRecipient(app)
  return exhibitionFile.parse({
    ...current.file,
    ...(recipient === null ? {} : { organiser: { recipient } }),
    exhibition: { ...current.file.exhibition, id: current.exhibitionId },
    exhibitors: current.file.exhibitors.map((exhibitor) => {
      const pinHash = pins.get(exhibitor.code)
      return pinHash ? { ...exhibitor, pinHash } : exhibitor
    }),
  })
}

/**
 * Writes the exhibition file to a path, over an older one, whole or not at all. Throws `exhibition_missing`,
 * `file_unwritable`, `usage` or a storage `AppError`.
 */
export function writeExhibitionFile(app: App, path: string): void {
  assertNotOurs(app, path)
  writeOutFile(path, Buffer.from(`${JSON.stringify(toExhibitionFile(app), null, 2)}\n`))
}

function summaryOf(app: App): ExhibitionSummary {
  const summary = summarise(app)
  if (summary === null) throw new AppError('exhibition_missing')
  return summary
}

export const exhibition = {
  get: os.exhibition.get.handler(({ context }) => summarise(context.app)),
  apply: os.exhibition.apply.handler(async ({ context, input }) => {
    await applyExhibition(context.app, input.file, input.command.at)
    return summaryOf(context.app)
  }),
  exportFile: os.exhibition.exportFile.handler(({ context }) => toExhibitionFile(context.app)),
}
