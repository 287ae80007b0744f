/**
 * Makes a taught format from samples in which staff marked the parts. It tries columns between a separator first, then
 * literals and fields. A proposal must find exactly the same marks again in every sample.
 */
import { sha256Hex } from '../ids.ts'
import { badgeText } from './read.ts'
import { hasKnownShape } from './taught.ts'
import {
  applyTemplate,
  MAX_LITERAL_LENGTH,
  MAX_STRETCH_LENGTH,
  MAX_TEMPLATE_PIECES,
  type BadgeTemplate,
  type PatternPiece,
  type TemplateField,
} from './template.ts'
import { withoutEnds } from './text.ts'

/** A marked part. Offsets are UTF-16 units of `badgeText(payload)`. */
export interface Mark {
  start: number
  end: number
  field: Exclude<TemplateField, 'ignore'>
}

export interface Sample {
  payload: Uint8Array
  marks: readonly Mark[]
}

interface Marked {
  text: string
  marks: Mark[]
}

const SEPARATORS = [
  '::',
  '||',
  '^',
  '|',
  '~',
  '\t',
  '$',
  '#',
  ';',
  ',',
  '\r\n',
  '\n',
  '/',
  '*',
  '&',
  ':',
  '_',
  '-',
  ' ',
]
/** More samples than these teach nothing new, and longer text is no badge. */
const MAX_SAMPLES = 10
const MAX_SAMPLE_LENGTH = 8_192

/**
 * The text of a sample without outer blanks, with its marks moved accordingly. Null where a mark is outside the text.
 */
function prepare({ payload, marks }: Sample): Marked | null {
  const whole = badgeText(payload)
  const text = withoutEnds(whole)
  const lead = whole.indexOf(text)
  if (text.length > MAX_SAMPLE_LENGTH || marks.length === 0 || marks.length > MAX_TEMPLATE_PIECES / 2) return null
  const moved: Mark[] = []
  for (const { start, end, field } of marks) {
    const stretch = whole.slice(start, end)
    const from = start - lead + (stretch.length - stretch.trimStart().length)
    const to = from + stretch.trim().length
    if (!Number.isInteger(start) || !Number.isInteger(end) || from < 0 || to > text.length || to <= from) return null
    moved.push({ start: from, end: to, field })
  }
  moved.sort((a, b) => a.start - b.start)
  return moved.some((mark, i) => i > 0 && mark.start < moved[i - 1]!.end) ? null : { text, marks: moved }
}

/** Does the template find each mark again, apart from blanks around it? */
function finds(template: BadgeTemplate, { text, marks }: Marked): boolean {
  const found = applyTemplate(template, text)?.filter(
    ({ field, start, end }) => field !== 'ignore' && text.slice(start, end).trim() !== '',
  )
  if (found === undefined) return false
  return marks.every((mark) =>
    found.some(
      ({ field, start, end }) =>
        field === mark.field &&
        start <= mark.start &&
        end >= mark.end &&
        text.slice(start, end).trim() === text.slice(mark.start, mark.end),
    ),
  )
}

function withId(kind: 'delimited' | 'pattern', shape: object): string {
  return `${kind}-${sha256Hex(JSON.stringify(shape)).slice(0, 16)}`
}

/** Columns, when every mark of every sample is exactly one column, and no column is marked as two things. */
function proposeColumns(samples: readonly Marked[], separator: string): BadgeTemplate | null {
  const columns: TemplateField[] = []
  let minColumns = Infinity
  for (const { text, marks } of samples) {
    const values = text.split(separator)
    if (values.length < 2 || values.length > MAX_TEMPLATE_PIECES) return null
    minColumns = Math.min(minColumns, values.length)
    while (columns.length < values.length) columns.push('ignore')
    for (const mark of marks) {
      const column = text.slice(0, mark.start).split(separator).length - 1
      if (values[column]?.trim() !== text.slice(mark.start, mark.end)) return null
      const known = columns[column]!
      if (known !== 'ignore' && known !== mark.field) return null
      columns[column] = mark.field
    }
  }
  const shape = { separator, columns, minColumns }
  return { id: withId('delimited', shape), name: '', kind: 'delimited', ...shape }
}

function commonPrefix(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  let length = 0
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++
  return first.slice(0, length)
}

function commonSuffix(texts: readonly string[]): string {
  const first = texts[0] ?? ''
  let length = 0
  while (
    length < first.length &&
    texts.every((text) => text[text.length - 1 - length] === first[first.length - 1 - length])
  )
    length++
  return first.slice(first.length - length)
}

/** What is between two marks, before the first or after the last: one literal, or literals around what differs. */
function piecesOfGap(gaps: readonly string[], place: 'first' | 'middle' | 'last'): PatternPiece[] {
  const head = commonPrefix(gaps)
  if (gaps.every((gap) => gap === head)) return head === '' ? [] : [{ literal: head }]
  const tail = commonSuffix(gaps.map((gap) => gap.slice(head.length)))
  const pieces: PatternPiece[] = []
  // Only text next to a mark helps to find it. At the far ends of the text the nearer literal is enough.
  if (head !== '') pieces.push({ literal: head })
  pieces.push({ field: 'ignore' })
  if (tail !== '' && place !== 'last') pieces.push({ literal: tail })
  return pieces
}

/** Literals and fields, when all samples have the same marks in the same order. */
function proposePattern(samples: readonly Marked[]): BadgeTemplate | null {
  const [first] = samples
  if (first === undefined) return null
  if (
    samples.some(
      ({ marks }) =>
        marks.length !== first.marks.length || marks.some(({ field }, i) => field !== first.marks[i]!.field),
    )
  )
    return null
  const gapBefore = (i: number): string[] =>
    samples.map(({ text, marks }) => text.slice(marks[i - 1]?.end ?? 0, marks[i]?.start ?? text.length))
  const pieces: PatternPiece[] = []
  for (let i = 0; i <= first.marks.length; i++) {
    const gap = piecesOfGap(gapBefore(i), i === 0 ? 'first' : i === first.marks.length ? 'last' : 'middle')
    const before = pieces.at(-1)
    if (before !== undefined && 'field' in before && gap[0] !== undefined && 'field' in gap[0]) {
      const lengths = new Set(samples.map(({ marks }) => marks[i - 1]!.end - marks[i - 1]!.start))
      if (lengths.size !== 1) return null
      before.length = [...lengths][0]
    }
    pieces.push(...gap)
    const mark = first.marks[i]
    if (mark === undefined) break
    const last = pieces.at(-1)
    if (last !== undefined && 'field' in last && last.length === undefined) return null
    pieces.push({ field: mark.field })
  }
  const tooLong = pieces.some((piece) =>
    'literal' in piece ? piece.literal.length > MAX_LITERAL_LENGTH : (piece.length ?? 0) > MAX_STRETCH_LENGTH,
  )
  if (pieces.length > MAX_TEMPLATE_PIECES || tooLong) return null
  return { id: withId('pattern', pieces), name: '', kind: 'pattern', pieces }
}

/**
 * The same, but each field that has one length in all samples is read by that length. For codes with nothing between
 * their parts.
 */
function withLengths(samples: readonly Marked[]): BadgeTemplate | null {
  const [first] = samples
  if (
    first === undefined ||
    samples.some(({ text, marks }) => text.length !== first.text.length || marks.length !== first.marks.length)
  )
    return null
  if (
    samples.some(({ marks }) =>
      marks.some((mark, i) => {
        const known = first.marks[i]!
        return mark.start !== known.start || mark.end !== known.end || mark.field !== known.field
      }),
    )
  )
    return null
  const pieces: PatternPiece[] = []
  let at = 0
  for (const { start, end, field } of first.marks) {
    if (start > at) pieces.push({ field: 'ignore', length: start - at })
    pieces.push({ field, length: end - start })
    at = end
  }
  if (at < first.text.length) pieces.push({ field: 'ignore', length: first.text.length - at })
  if (
    pieces.length > MAX_TEMPLATE_PIECES ||
    pieces.some((piece) => 'length' in piece && (piece.length ?? 0) > MAX_STRETCH_LENGTH)
  )
    return null
  return { id: withId('pattern', pieces), name: '', kind: 'pattern', pieces }
}

/**
 * The format of these samples, or null where they have none in common. One sample is enough for columns. Patterns need
 * two, because only differences between badges show what is a literal. The person who teaches gives the name, so it is
 * "". Equal formats get equal ids.
 */
export function proposeTemplate(samples: readonly Sample[]): BadgeTemplate | null {
  const marked = samples.slice(0, MAX_SAMPLES).map(prepare)
  if (marked.length === 0 || marked.includes(null)) return null
  const ready = marked.filter((sample) => sample !== null)
  const distinct = new Set(ready.map(({ text }) => text)).size
  const proposals = [
    // On these shapes columns are never tried.
    ...(ready.some(({ text }) => hasKnownShape(text)) ? [] : SEPARATORS).map(
      (separator) => () => proposeColumns(ready, separator),
    ),
    ...(distinct > 1 ? [() => proposePattern(ready), () => withLengths(ready)] : []),
  ]
  for (const propose of proposals) {
    const template = propose()
    if (template !== null && ready.every((sample) => finds(template, sample))) return template
  }
  return null
}
