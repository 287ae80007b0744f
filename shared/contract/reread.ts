/** Reads all recorded payloads again, after the formats, the fair's country or the reader changed. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { badgeTemplate } from './badge-template.ts'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { command, leadId } from './shapes.ts'

/** Parts of one lead that would change. Typed parts are left out: they stay, and they are the exhibitor's own. */
export const rereadExample = z.object({
  leadId,
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type RereadExample = z.infer<typeof rereadExample>

export const rereadReport = z.object({
  leads: z.number().int(),
  /** Leads that would show something else. */
  changed: z.number().int(),
  /** Pairs of visitors that the new reading makes one person. */
  links: z.number().int(),
  /**
   * Visitors left as they are, because more than a few would become one person: the format may take the wrong part as
   * the code.
   */
  suspicious: z.number().int(),
})
export type RereadReport = z.infer<typeof rereadReport>

export const rereadPreview = rereadReport.extend({ examples: z.array(rereadExample) })
export type RereadPreview = z.infer<typeof rereadPreview>

export const rereadContract = {
  /** Has anything changed since payloads were last read? */
  status: procedure('organiser').output(z.object({ due: z.boolean() })),
  /** What would change with the given formats, or with those in use. Ending the iteration cancels it. */
  preview: procedure('organiser')
    .input(z.object({ templates: z.array(badgeTemplate).max(50).optional() }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), preview: rereadPreview })]),
      ),
    ),
  /**
   * Reads again in a worker. Ending the iteration stops it; finished leads keep the new reading, and the others can
   * follow later.
   */
  apply: procedure('organiser')
    .input(z.object({ command }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), report: rereadReport })]),
      ),
    ),
}
