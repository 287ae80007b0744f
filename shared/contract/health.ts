/** Checks what is saved, and says what has not left this station yet. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { exhibitorId, instant, stationId } from './shapes.ts'

export const finding = z.object({
  code: z.enum([
    'integrity',
    'foreign_key',
    'journal_missing_scan',
    'journal_scan_differs',
    'journal_unreadable',
    'journal_incomplete',
    'journal_mode',
    'no_backup',
    'low_space',
  ]),
  params: z.record(z.string(), z.unknown()),
})
export type Finding = z.infer<typeof finding>

export const healthContract = {
  /** What the status bar shows: what this station holds, and what is not handed over yet. */
  status: procedure('anyone').output(
    z.object({
      station: z.object({ stationId, name: z.string() }),
      leads: z.number().int(),
      scans: z.number().int(),
      notInList: z.number().int(),
      /** Some lists do not show the newest facts yet, so counts of leads may be too low. */
      catchingUp: z.boolean(),
      lastScanAt: instant.nullable(),
      perExhibitor: z.array(z.object({ exhibitorId, leads: z.number().int(), notInList: z.number().int() })),
      /** Changes when a window or a job changed anything, or a room was opened or locked. */
      revision: z.string(),
      /** Number of tombstones. When it grows, a page forgets what it holds of visitors. */
      erased: z.number().int(),
    }),
  ),
  /** Checks everything that is saved, in a worker. Ending the iteration cancels it. */
  check: procedure('organiser').output(
    eventIterator(
      z.discriminatedUnion('kind', [
        progress,
        z.object({ kind: z.literal('done'), ok: z.boolean(), findings: z.array(finding) }),
      ]),
    ),
  ),
}
