/** Follow-up lists of one exhibitor. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './base.ts'
import { parcel } from './parcel.ts'
import { command, exhibitorId, instant } from './shapes.ts'

/** The formats that exist today. More are planned for the command. */
export const FOLLOWUP_FORMATS = ['xlsx', 'csv'] as const
export const followupFormat = z.enum(FOLLOWUP_FORMATS)
export type FollowupFormat = z.infer<typeof followupFormat>

/** The progress of long work; `total` is 0 while it is unknown. */
export const progress = z.object({ kind: z.literal('progress'), done: z.number().int(), total: z.number().int() })

export const followupContract = {
  /** How many leads each list would hold, and when one was last written here. */
  overview: procedure('exhibitor')
    .input(z.object({ exhibitorId }))
    .output(
      z.object({
        leads: z.number().int(),
        changedSinceLast: z.number().int(),
        lastWrittenAt: instant.nullable(),
        preview: z.object({ headings: z.array(z.string()), rows: z.array(z.array(z.string())) }),
      }),
    ),
  /** Writes the list in a worker; the last event names the parcel to fetch. Ending the iteration cancels the work. */
  write: procedure('exhibitor')
    .input(z.object({ command, exhibitorId, format: followupFormat, language: z.enum(['en', 'ja']) }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [
          progress,
          z.object({ kind: z.literal('done'), leads: z.number().int(), parcel }),
        ]),
      ),
    ),
}
