/** A taught badge format in the exhibition file. Its limits keep reading fast. */
import { z } from 'zod'
import {
  MAX_LITERAL_LENGTH,
  MAX_SEPARATOR_LENGTH,
  MAX_STRETCH_LENGTH,
  MAX_TEMPLATE_PIECES,
  TEMPLATE_FIELDS,
  type BadgeTemplate,
} from '../domain/badge/template.ts'

const field = z.enum(TEMPLATE_FIELDS)
const name = z.string().min(1).max(80)

const delimited = z.object({
  id: name,
  name,
  kind: z.literal('delimited'),
  separator: z.string().min(1).max(MAX_SEPARATOR_LENGTH),
  columns: z.array(field).min(2).max(MAX_TEMPLATE_PIECES),
  minColumns: z.number().int().min(2).max(MAX_TEMPLATE_PIECES),
})

const piece = z.union([
  z.strictObject({ literal: z.string().min(1).max(MAX_LITERAL_LENGTH) }),
  z.strictObject({ field, length: z.number().int().min(1).max(MAX_STRETCH_LENGTH).optional() }),
])

/** A field that has no length must end at a literal or at the end of the text. */
function fieldsHaveEnds(pieces: z.infer<typeof piece>[]): boolean {
  return pieces.every(
    (one, i) => 'literal' in one || one.length !== undefined || !pieces[i + 1] || 'literal' in pieces[i + 1]!,
  )
}

const pattern = z.object({
  id: name,
  name,
  kind: z.literal('pattern'),
  pieces: z
    .array(piece)
    .min(1)
    .max(MAX_TEMPLATE_PIECES)
    .refine(fieldsHaveEnds, { params: { rule: 'field_without_end' } }),
})

export const badgeTemplate = z.discriminatedUnion('kind', [delimited, pattern]) satisfies z.ZodType<BadgeTemplate>
