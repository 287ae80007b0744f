/** Scanning: the one way in for every source. */
import { z } from 'zod'
import { procedure } from './base.ts'
import {
  ack,
  command,
  contact,
  contactCorrection,
  exhibitorId,
  instant,
  leadId,
  payloadHex,
  rank,
  reading,
  scanId,
  scanSource,
} from './shapes.ts'

export const recentScan = z.object({
  scanId,
  leadId,
  exhibitorId,
  at: instant,
  staff: z.string(),
  contact,
  badgeCode: z.string().nullable(),
  format: reading.shape.format,
  rank: rank.nullable(),
  times: z.number().int(),
  withdrawn: z.boolean(),
  tags: z.array(z.string()),
  /** Ids of the purposes the visitor consents to now. */
  consents: z.array(z.string()),
})
export type RecentScan = z.infer<typeof recentScan>

export const scanContract = {
  /**
   * Records one payload for one exhibitor. Answers only when it is on disk. `command.id` becomes the scan's id. The
   * badge of an erased visitor
   * is rejected as `erased`; once its wearer has agreed to be recorded anew, the same with `afterErasure` records a new
   * visitor.
   */
  record: procedure('anyone')
    .input(
      z.object({
        command,
        exhibitorId,
        payloadHex,
        source: scanSource,
        staff: z.string().max(200).default(''),
        afterErasure: z.boolean().default(false),
        consents: z.array(z.string().max(40)).max(20).default([]),
        language: z.enum(['en', 'ja']).default('en'),
      }),
    )
    .output(ack),
  /**
   * Records a visitor from the form: `payloadHex` of the badge in the hand, or "" for one without a badge, who gets a
   * new identity from
   * `command.id`. What was typed lies over what badge and list say; empty fields say nothing. A lead that is there is
   * completed by `lead.correct`.
   * With `cardOnly` nothing has to be typed: a picture of the business card follows.
   */
  recordByHand: procedure('anyone')
    .input(
      z.object({
        command,
        exhibitorId,
        payloadHex: payloadHex.default(''),
        fields: contactCorrection,
        cardOnly: z.boolean().default(false),
        staff: z.string().max(200).default(''),
        afterErasure: z.boolean().default(false),
        consents: z.array(z.string().max(40)).max(20).default([]),
        language: z.enum(['en', 'ja']).default('en'),
      }),
    )
    .output(ack),
  /** Interprets a payload without recording anything. */
  read: procedure('anyone').input(z.object({ payloadHex })).output(reading),
  /** What this station has just scanned, newest first: at most 20, of the last 30 minutes. */
  recent: procedure('anyone').output(z.array(recentScan)),
  /** Withdraws a scan this station has just made. The scan stays as a fact; the lead no longer shows it. */
  undo: procedure('just_scanned').input(z.object({ command, leadId, scanId })).output(z.object({ scanId })),
}
