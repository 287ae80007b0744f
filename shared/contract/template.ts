/** Teaching a badge format from samples that staff mark. Formats travel in the exhibition file. */
import { z } from 'zod'
import { BADGE_FORMATS } from '../domain/badge/reading.ts'
import { TEMPLATE_FIELDS } from '../domain/badge/template.ts'
import { badgeTemplate } from './badge-template.ts'
import { procedure } from './base.ts'
import { command, contact, instant, payloadHex } from './shapes.ts'

const reading = z.object({ badgeCode: z.string().nullable(), contact: contact.nullable() })

/**
 * A kind of payload that was scanned here and that no known format explains wholly. Marks count their offsets in
 * `text`.
 */
export const badgeSample = z.object({
  payloadHex,
  text: z.string(),
  format: z.enum(BADGE_FORMATS),
  badgeCode: z.string().nullable(),
  contact: contact.nullable(),
  scans: z.number().int(),
  lastAt: instant,
})
export type BadgeSample = z.infer<typeof badgeSample>

export const taughtExample = z.object({
  payloadHex,
  text: z.string(),
  /** What the format finds, in UTF-16 units of `text`. */
  fields: z.array(z.object({ field: z.enum(TEMPLATE_FIELDS), start: z.number().int(), end: z.number().int() })),
  before: reading,
  after: reading,
})
export type TaughtExample = z.infer<typeof taughtExample>

export const taughtPreview = z.object({
  template: badgeTemplate,
  /** Different payloads scanned so far; those that the format fits; those that it reads otherwise than before. */
  payloads: z.number().int(),
  fits: z.number().int(),
  changed: z.number().int(),
  /**
   * Different payloads that share a badge code with another. More than a few mean that somebody marked the wrong part
   * as the code.
   */
  sameCode: z.number().int(),
  examples: z.array(taughtExample),
})
export type TaughtPreview = z.infer<typeof taughtPreview>

const mark = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  field: z.enum(TEMPLATE_FIELDS).exclude(['ignore']),
})
const templates = z.object({ templates: z.array(badgeTemplate) })

export const templateContract = {
  /** The formats in use, in the order in which they are tried. */
  list: procedure('organiser').output(templates),
  /** The newest payloads to teach from, those without a contact first. */
  samples: procedure('organiser').output(z.array(badgeSample)),
  /**
   * Finds the rule behind the marks of one to ten samples, and shows what it reads from everything scanned so far.
   * Saves nothing.
   */
  propose: procedure('organiser')
    .input(
      z.object({
        samples: z
          .array(z.object({ payloadHex, marks: z.array(mark).min(1).max(30) }))
          .min(1)
          .max(10),
      }),
    )
    .output(taughtPreview),
  /** The same for a format that was changed by hand. */
  preview: procedure('organiser')
    .input(z.object({ template: badgeTemplate }))
    .output(taughtPreview),
  /**
   * Puts a format before the others, or replaces the one with its id. New scans are read with it; `reread` reads the
   * earlier ones.
   */
  save: procedure('organiser')
    .input(z.object({ command, template: badgeTemplate }))
    .output(templates),
  remove: procedure('organiser')
    .input(z.object({ command, templateId: z.string().min(1).max(80) }))
    .output(templates),
}
