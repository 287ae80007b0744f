/**
 * Visitors who may be one person: found, or declared to be one person or two. Both decisions are facts that travel in
 * bundles and change neither visitor. The organiser decides for all. An exhibitor (`…Own`) decides for itself and sees
 * only visitors of its own leads.
 */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { DUPLICATE_REASONS } from '../domain/duplicates/reasons.ts'
import { MIN_SCORE } from '../domain/duplicates/pairs.ts'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { command, contact, exhibitorId, instant, visitorId } from './shapes.ts'

/** A visitor as shown for a decision. `contact` is the contact of the lead that was scanned last. */
export const duplicateVisitor = z.object({
  visitorId,
  badgeCode: z.string().nullable(),
  contact,
  exhibitorIds: z.array(exhibitorId),
  scans: z.number().int(),
  lastScannedAt: instant.nullable(),
  /** Was the name corrected over what badge or list say? Such a name is kept unless somebody chooses another. */
  nameCorrected: z.boolean(),
})
export type DuplicateVisitor = z.infer<typeof duplicateVisitor>

const two = { a: visitorId, b: visitorId }
/** Strongest reason first, those against last; `score` from 0 to 1. */
export const duplicatePair = z.object({
  pairId: z.string(),
  ...two,
  score: z.number(),
  reasons: z.array(z.object({ code: z.enum(DUPLICATE_REASONS), params: z.object({ a: z.string(), b: z.string() }) })),
})
export type DuplicatePair = z.infer<typeof duplicatePair>

/** A decision about two visitors. `mine`: the caller made it and may take it back. */
export const duplicateLink = z.object({
  pairId: z.string(),
  ...two,
  onePerson: z.boolean(),
  at: instant,
  station: z.string(),
  exhibitorId: exhibitorId.nullable(),
  mine: z.boolean(),
})
export type DuplicateLink = z.infer<typeof duplicateLink>

const minScore = z.number().min(0).max(1).default(MIN_SCORE)
/** Undecided pairs, best first, in portions. Each portion brings the visitors that no earlier one brought. */
const found = eventIterator(
  z.discriminatedUnion('kind', [
    progress,
    z.object({ kind: z.literal('pairs'), pairs: z.array(duplicatePair), visitors: z.array(duplicateVisitor) }),
    z.object({ kind: z.literal('done'), pairs: z.number().int() }),
  ]),
)
/** The most pairs that one call decides. */
export const MAX_PAIRS = 50_000
const decision = {
  command,
  pairs: z
    .array(z.object(two).refine(({ a, b }) => a !== b))
    .min(1)
    .max(MAX_PAIRS),
}
/** `keepName`: whose name the joined lead shows. Null leaves it to the rule of `domain/lead/kept-name.ts`. */
const linkDecision = {
  command,
  pairs: z
    .array(
      z
        .object({ ...two, keepName: visitorId.nullable().default(null) })
        .refine(({ a, b, keepName }) => a !== b && (keepName === null || keepName === a || keepName === b)),
    )
    .min(1)
    .max(MAX_PAIRS),
}
const decided = z.object({ changed: z.number().int() })
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }
const links = z.object({ links: z.array(duplicateLink), visitors: z.array(duplicateVisitor), more: z.boolean() })
const own = { exhibitorId }

export const duplicateContract = {
  /** Searches in a worker. Ending the iteration cancels it. */
  find: procedure('organiser').input(z.object({ minScore })).output(found),
  /** Declares pairs of visitors to be one person. Pairs that are one person already stay as they are. */
  link: procedure('organiser').input(z.object(linkDecision)).output(decided),
  /** Declares them to be two people: withdraws the links between them and keeps them from being proposed again. */
  unlink: procedure('organiser').input(z.object(decision)).output(decided),
  /** Some decisions, the last linked pair first. `more`: are there others behind them? */
  list: procedure('organiser').input(z.object(page)).output(links),
  findOwn: procedure('exhibitor')
    .input(z.object({ ...own, minScore }))
    .output(found),
  linkOwn: procedure('exhibitor')
    .input(z.object({ ...own, ...linkDecision }))
    .output(decided),
  unlinkOwn: procedure('exhibitor')
    .input(z.object({ ...own, ...decision }))
    .output(decided),
  listOwn: procedure('exhibitor')
    .input(z.object({ ...own, ...page }))
    .output(links),
}
