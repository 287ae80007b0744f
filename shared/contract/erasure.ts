/**
 * Erasing a visitor everywhere, or one exhibitor's own lead. Only a tombstone stays. It wins over every older and newer
 * copy.
 */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { command, exhibitorId, leadId, visitorId } from './shapes.ts'

export const erased = z.object({
  /**
   * Visitors under a tombstone now. A visitor never seen here counts too, because another station may have seen them.
   */
  visitors: z.number().int(),
  leads: z.number().int(),
  scans: z.number().int(),
  /** Files in which erased data may remain because they could not be cleaned. A person must delete them. */
  notWiped: z.array(z.string()),
  /**
   * A wipe is due: traces may be in the database's own files, because a reader was open or the disk is full. The next
   * start cleans them.
   */
  owed: z.boolean(),
})
export type ErasedCounts = z.infer<typeof erased>

/** Whom to erase. An e-mail address means everybody who has it. */
export const eraseTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('badge'), badgeCode: z.string().min(1).max(50_000) }),
  z.object({ kind: z.literal('visitor'), visitorId }),
  z.object({ kind: z.literal('email'), address: z.string().min(3).max(320) }),
])
export type EraseTarget = z.infer<typeof eraseTarget>

/**
 * What an erasure would delete: each visitor, and what each exhibitor holds of that visitor. A visitor without leads
 * was never seen here, or is erased already.
 */
export const erasePreview = z.object({
  visitors: z.array(
    z.object({
      visitorId,
      badgeCode: z.string().nullable(),
      fullName: z.string(),
      organisation: z.string(),
      leads: z.array(
        z.object({ exhibitorId, scans: z.number().int(), notes: z.number().int(), cards: z.number().int() }),
      ),
    }),
  ),
})
export type ErasePreview = z.infer<typeof erasePreview>

const done = eventIterator(z.discriminatedUnion('kind', [progress, erased.extend({ kind: z.literal('done') })]))

export const erasureContract = {
  /** Erases a visitor, and all who were declared the same person, for every exhibitor. */
  eraseVisitor: procedure('organiser')
    .input(z.object({ command, target: eraseTarget }))
    .output(done),
  /** Shows what would be erased. Erases nothing. */
  preview: procedure('organiser')
    .input(z.object({ target: eraseTarget }))
    .output(erasePreview),
  /** Erases one exhibitor's lead; the visitor's leads at other exhibitors stay. */
  eraseLead: procedure('lead').input(z.object({ command, leadId })).output(done),
}
