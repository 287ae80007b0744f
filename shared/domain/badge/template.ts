/**
 * A taught badge format: plain JSON that travels in the exhibition file. Its time is linear in the text: columns are
 * split, and the literals of a pattern are searched from left to right without going back. So no pattern can hang.
 */
import { CONTACT_PARTS, type ContactPart } from './parts.ts'

/** What a column or a part of a badge's text holds. `ignore` skips it. */
export const TEMPLATE_FIELDS = [...CONTACT_PARTS, 'badgeCode', 'ignore'] as const
export type TemplateField = ContactPart | 'badgeCode' | 'ignore'

/** Limits that a template read from outside must keep. */
export const MAX_TEMPLATE_PIECES = 60
export const MAX_LITERAL_LENGTH = 200
export const MAX_SEPARATOR_LENGTH = 8
export const MAX_STRETCH_LENGTH = 1_000

/** Values between separators, by position. */
export interface DelimitedTemplate {
  id: string
  name: string
  kind: 'delimited'
  /** 1 to MAX_SEPARATOR_LENGTH characters. */
  separator: string
  /**
   * What each column holds, 2 to MAX_TEMPLATE_PIECES. A text with fewer columns than `minColumns`, or with more
   * columns, has another format.
   */
  columns: TemplateField[]
  minColumns: number
}

/** A literal matches itself. A field reaches to the next literal or to the end, or has `length` UTF-16 units. */
export type PatternPiece = { literal: string } | { field: TemplateField; length?: number | undefined }

/** Literals and fields in turn, 1 to MAX_TEMPLATE_PIECES. Another field must not follow a field without `length`. */
export interface PatternTemplate {
  id: string
  name: string
  kind: 'pattern'
  pieces: PatternPiece[]
}

export type BadgeTemplate = DelimitedTemplate | PatternTemplate

/** A field that a template found. Offsets are UTF-16 units of the text. */
export interface FoundField {
  field: TemplateField
  start: number
  end: number
}

function applyDelimited({ separator, columns, minColumns }: DelimitedTemplate, text: string): FoundField[] | null {
  if (separator === '') return null
  const found: FoundField[] = []
  for (let start = 0; ;) {
    if (found.length === columns.length) return null
    const at = text.indexOf(separator, start)
    const end = at < 0 ? text.length : at
    found.push({ field: columns[found.length]!, start, end })
    if (at < 0) return found.length >= Math.max(minColumns, 2) ? found : null
    start = at + separator.length
  }
}

function applyPattern({ pieces }: PatternTemplate, text: string): FoundField[] | null {
  if (!pieces.some((piece) => ('literal' in piece ? piece.literal !== '' : piece.length !== undefined))) return null
  const found: FoundField[] = []
  let at = 0
  let open: { field: TemplateField; start: number } | null = null
  for (const [i, piece] of pieces.entries()) {
    if ('literal' in piece) {
      if (open === null) {
        if (!text.startsWith(piece.literal, at)) return null
        at += piece.literal.length
        continue
      }
      const last = i === pieces.length - 1
      const end =
        last && text.endsWith(piece.literal) ? text.length - piece.literal.length : text.indexOf(piece.literal, at)
      if (end < at || (last && end + piece.literal.length !== text.length)) return null
      found.push({ ...open, end })
      open = null
      at = end + piece.literal.length
    } else if (open !== null) {
      return null
    } else if (piece.length === undefined) {
      open = { field: piece.field, start: at }
    } else {
      if (at + piece.length > text.length) return null
      found.push({ field: piece.field, start: at, end: at + piece.length })
      at += piece.length
    }
  }
  if (open !== null) {
    found.push({ ...open, end: text.length })
    at = text.length
  }
  return at === text.length ? found : null
}

/** The fields of a text in this format, in order of the text; null where it has another format. */
export function applyTemplate(template: BadgeTemplate, text: string): FoundField[] | null {
  return template.kind === 'delimited' ? applyDelimited(template, text) : applyPattern(template, text)
}
