/** Setting up the exhibition, and what every screen needs to know of it. */
import { z } from 'zod'
import { badgeTemplate } from './badge-template.ts'
import { procedure } from './base.ts'
import { bilingual, command, day, exhibitionId, exhibitorId } from './shapes.ts'
import { exhibitionFile, question } from './exhibition-file.ts'

export const exhibitorSummary = z.object({
  exhibitorId,
  code: z.string(),
  name: bilingual,
  country: z.string(),
  offers: z.array(z.string()),
  /** Place among the exhibitors, from 0. The colour of the tile and the F key come from it. */
  position: z.number().int(),
  hasPin: z.boolean(),
  /** Is there a public key to encrypt its bundles to? */
  hasKey: z.boolean(),
})
export type ExhibitorSummary = z.infer<typeof exhibitorSummary>

export const exhibitionSummary = z.object({
  exhibitionId,
  name: bilingual,
  venue: bilingual,
  booth: z.string(),
  startsOn: day,
  endsOn: day,
  timeZone: z.string(),
  country: z.string(),
  retentionDays: z.number().int(),
  exhibitors: z.array(exhibitorSummary),
  staff: z.array(z.string()),
  questions: z.array(question),
  consent: z.object({ version: z.string(), purposes: z.array(z.object({ id: z.string(), text: bilingual })) }),
  /** Taught badge formats. With them the page reads badges as its host does. */
  templates: z.array(badgeTemplate),
  organiserRecipient: z.string().nullable(),
})
export type ExhibitionSummary = z.infer<typeof exhibitionSummary>

export const exhibitionContract = {
  /** What is set up here; null in an empty data folder. */
  get: procedure('anyone').output(exhibitionSummary.nullable()),
  /**
   * Applies an exhibition file whole or not at all. Applying it again is harmless. `file` is the parsed JSON; every
   * field is checked here.
   */
  apply: procedure('setup')
    .input(z.object({ command, file: z.unknown() }))
    .output(exhibitionSummary.extend({ changedPins: z.number().int() })),
  /** The file that sets up the next station. PINs travel as hashes. */
  exportFile: procedure('organiser').output(exhibitionFile),
  /** Fills an empty data folder with a made-up exhibition. */
  demo: procedure('setup')
    .input(z.object({ leads: z.number().int().min(0).max(1_000_000), seed: z.number().int().min(0) }))
    .output(
      z.object({
        exhibitors: z.number().int(),
        leads: z.number().int(),
        scans: z.number().int(),
        notes: z.number().int(),
        consents: z.number().int(),
      }),
    ),
}
