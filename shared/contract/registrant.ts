/** The fair's registrant list: previewed, imported, replaced, deleted. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { REGISTRANT_FIELDS } from '../domain/registrants/fields.ts'
import { REFUSALS } from '../domain/registrants/row.ts'
import { procedure } from './base.ts'
import { progress } from './followup.ts'
import { command, instant, uuid } from './shapes.ts'

export const LIST_CHARSETS = [
  'utf-8',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'mixed',
] as const
/** What a person who imports a list should check. Each has words in every language. */
export const LIST_PROBLEMS = [
  'no_headings',
  'no_code_column',
  'no_name_column',
  'charset_doubtful',
  'codes_missing',
  'zeros_missing',
  'one_column',
] as const

const field = z.enum(REGISTRANT_FIELDS)
const upload = { uploadId: uuid }
/** How to read the file. A part that is left out is guessed. `mapping` has a field for each column. */
const reading = {
  name: z.string().min(1).max(255),
  charset: z.enum(LIST_CHARSETS).optional(),
  delimiter: z.string().length(1).optional(),
  /** 0: the list has no headings. */
  headingLine: z.number().int().min(0).max(1_000).optional(),
  mapping: z.array(field).max(2_000).optional(),
}

export const listPreview = z.object({
  kind: z.enum(['csv', 'xlsx']),
  charset: z.enum(LIST_CHARSETS).nullable(),
  delimiter: z.string().nullable(),
  /** The line of the headings, from 1. Null without headings: then columns are called A, B, C … */
  headingLine: z.number().int().nullable(),
  headings: z.array(z.string()),
  mapping: z.array(field),
  rows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  problems: z.array(z.enum(LIST_PROBLEMS)),
})
export type ListPreview = z.infer<typeof listPreview>

export const registrantReport = z.object({
  /** Rows that are not empty. */
  rows: z.number().int(),
  imported: z.number().int(),
  refused: z.number().int(),
  /** Earlier leads that show something new because of this list. */
  filled: z.number().int(),
  /** Rows of the list that was replaced. */
  replaced: z.number().int(),
  reasons: z.partialRecord(z.enum(REFUSALS), z.number().int()),
  /** In order of lines, at most 10,000. `by` is the line of the row that was taken instead of a duplicate. */
  refusals: z.array(z.object({ line: z.number().int(), reason: z.enum(REFUSALS), by: z.number().int().optional() })),
})
export type RegistrantReport = z.infer<typeof registrantReport>

export const registrantContract = {
  /** The list in use, or null. */
  status: procedure('organiser').output(
    z.object({ name: z.string(), importedAt: instant, report: registrantReport }).nullable(),
  ),
  preview: procedure('organiser')
    .input(z.object({ ...upload, ...reading }))
    .output(listPreview),
  /**
   * Imports the list in a worker and replaces the one before. Ending the iteration before the last event keeps the old
   * list.
   */
  import: procedure('organiser')
    .input(z.object({ command, ...upload, ...reading }))
    .output(
      eventIterator(
        z.discriminatedUnion('kind', [progress, z.object({ kind: z.literal('done'), report: registrantReport })]),
      ),
    ),
  /** Deletes the list; false where there was none. */
  remove: procedure('organiser')
    .input(z.object({ command }))
    .output(z.object({ removed: z.boolean() })),
}
