/** Scanning: all sources record through these procedures. */
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
   * badge of an erased visitor is rejected as `erased`. Once the wearer agrees to be recorded again, the same call with
   * `afterErasure` records a new visitor.
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
   * Records a visitor from the form. `payloadHex` is the badge in the hand, or "" without a badge: then `command.id`
   * makes the visitor's id. Typed fields go over what badge and list say; empty fields change nothing. `lead.correct`
   * completes a lead that exists already. With `cardOnly` no field is needed, because a picture of the business card
   * follows.
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
  /** Reads a payload and records nothing. */
  read: procedure('anyone').input(z.object({ payloadHex })).output(reading),
  /** What this station has just scanned, newest first: at most 20, of the last 30 minutes. */
  recent: procedure('anyone').output(z.array(recentScan)),
  /** Withdraws a scan that this station has just made. The scan stays as a fact, and the lead no longer shows it. */
  undo: procedure('just_scanned').input(z.object({ command, leadId, scanId })).output(z.object({ scanId })),
}
