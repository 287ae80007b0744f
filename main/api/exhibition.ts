import { exhibitionFile, type ExhibitionFile } from '../../shared/contract/exhibition-file.ts'
import type { ExhibitionSummary } from '../../shared/contract/exhibition.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app.ts'
import { fillDemo } from '../demo/fill.ts'
import { createOutFile } from '../followup/out-file.ts'
import { listExhibitors } from '../store/exhibition.ts'
import { countPerExhibitor } from '../store/status.ts'
import { applyExhibition } from './apply-exhibition.ts'
import { os } from './base.ts'

/** What is set up, for every screen; null in an empty data folder. */
export function summarise(app: App): ExhibitionSummary | null {
  const current = app.exhibition()
  if (current === null) return null
  const { exhibition, staff, questions, consent, badge, organiser } = current.file
  const leads = new Map(countPerExhibitor(app.db).map((count) => [count.exhibitorId, count.leads]))
  return {
    exhibitionId: current.exhibitionId, name: exhibition.name, venue: exhibition.venue, booth: exhibition.booth, startsOn: exhibition.startsOn,
    endsOn: exhibition.endsOn, timeZone: exhibition.timeZone, country: exhibition.country, retentionDays: exhibition.retentionDays,
    exhibitors: listExhibitors(app.db).map(({ exhibitorId, code, name, country, offers, position, pinHash, recipient }) => ({
      exhibitorId, code, name, country, offers, position, hasPin: pinHash !== null, leads: leads.get(exhibitorId) ?? 0, hasKey: recipient !== null,
    })),
    staff, questions, consent, templates: badge.templates, organiserRecipient: organiser?.recipient ?? null,
  }
}

/** The exhibition file as it was applied, PINs as hashes. */
export function toExhibitionFile(app: App): ExhibitionFile {
  const current = app.exhibition()
  if (current === null) throw new AppError('exhibition_missing')
  const pins = new Map(listExhibitors(app.db).map((exhibitor) => [exhibitor.code, exhibitor.pinHash]))
  return exhibitionFile.parse({
    ...current.file,
    exhibition: { ...current.file.exhibition, id: current.exhibitionId },
    exhibitors: current.file.exhibitors.map((exhibitor) => {
      const pinHash = pins.get(exhibitor.code)
      return pinHash ? { ...exhibitor, pinHash } : exhibitor
    }),
  })
}

/** Writes the exhibition file for the next station: whole, or not at all. */
export function writeExhibitionFile(app: App, path: string): void {
  const text = `${JSON.stringify(toExhibitionFile(app), null, 2)}\n`
  const out = createOutFile(path)
  try {
    out.write(Buffer.from(text))
    out.commit()
  } finally {
    out.discard()
  }
}

function summaryOf(app: App): ExhibitionSummary {
  const summary = summarise(app)
  if (summary === null) throw new AppError('exhibition_missing')
  return summary
}

export const exhibition = os.exhibition.router({
  get: os.exhibition.get.handler(({ context }) => summarise(context.app)),
  apply: os.exhibition.apply.handler(async ({ context, input }) => {
    await applyExhibition(context.app, input.file, input.command.at)
    return summaryOf(context.app)
  }),
  exportFile: os.exhibition.exportFile.handler(({ context }) => toExhibitionFile(context.app)),
  demo: os.exhibition.demo.handler(({ context, input }) => fillDemo(context.app, input)),
})
