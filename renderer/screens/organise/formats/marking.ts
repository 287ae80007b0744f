/** Marking parts of a badge's text. Offsets are UTF-16 units, always between whole characters. Pure. */
import type { TaughtExample } from '../../../../shared/contract/template.ts'
import { applyTemplate, type BadgeTemplate, type TemplateField } from '../../../../shared/domain/badge/template.ts'

export type MarkField = Exclude<TemplateField, 'ignore'>

export interface Range {
  start: number
  end: number
}

export interface Mark extends Range {
  field: MarkField
}

/** A character as it is shown; control characters get a sign of their own. */
export interface Cell extends Range {
  shown: string
  control: boolean
  /** A line ends here. */
  breaks: boolean
}

const SIGNS: Readonly<Record<string, string>> = { '\t': '⇥', '\n': '⏎', '\r': '␍', ' ': ' ', '\u3000': '　' }
/** Characters that separate the parts of a badge. Blanks do not, because names contain them. */
const SEPARATOR = /[\^|~\t$#;,:\r\n/*&_=<>"{}[\]\u001c-\u001f]/

/** The characters of a text in order. */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = []
  let at = 0
  for (const char of text) {
    const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char)
    cells.push({
      start: at,
      end: at + char.length,
      shown: SIGNS[char] ?? (control ? '·' : char),
      control,
      breaks: char === '\n' || (char === '\r' && text[at + 1] !== '\n'),
    })
    at += char.length
  }
  return cells
}

/**
 * The part around a place: up to the separators on either side, without outer blanks. On a separator, the separator
 * itself.
 */
export function partAt(text: string, at: number): Range {
  if (at >= text.length) return { start: text.length, end: text.length }
  if (SEPARATOR.test(text[at] ?? '')) return { start: at, end: at + 1 }
  let start = at
  let end = at
  while (start > 0 && !SEPARATOR.test(text[start - 1] ?? '')) start--
  while (end < text.length && !SEPARATOR.test(text[end] ?? '')) end++
  const part = text.slice(start, end)
  const blank = part.length - part.trimStart().length
  return part.trim() === '' ? { start, end } : { start: start + blank, end: start + part.trimEnd().length }
}

/** Adds a mark and removes those that it overlaps. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return [...marks.filter(({ start, end }) => end <= mark.start || start >= mark.end), mark].toSorted(
    (a, b) => a.start - b.start,
  )
}

/**
 * Where the caret goes for a key, from `at`: a character, or with `far` to the next edge of a part. null for other
 * keys.
 */
export function moved(text: string, at: number, key: string, far: boolean): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return text.length
  const forward = key === 'ArrowRight' || key === 'ArrowDown'
  if (!forward && key !== 'ArrowLeft' && key !== 'ArrowUp') return null
  const cells = cellsOf(text)
  const step = (from: number) =>
    forward
      ? (cells.find(({ start }) => start === from)?.end ?? text.length)
      : (cells.findLast(({ end }) => end === from)?.start ?? 0)
  if (!far && (key === 'ArrowRight' || key === 'ArrowLeft')) return step(at)
  let next = step(at)
  const isEdge = (place: number) => {
    const part = partAt(text, place)
    return (
      place === 0 || place === text.length || part.start === place || partAt(text, Math.max(0, place - 1)).end === place
    )
  }
  while (next > 0 && next < text.length && !isEdge(next)) next = step(next)
  return next
}

/** The marks that a format would make in a text. They are offered until a person marks. */
export function marksBy(template: BadgeTemplate, text: string): Mark[] {
  const lead = text.length - text.trimStart().length
  const found = applyTemplate(template, text.trim()) ?? []
  return found.flatMap(({ field, start, end }) => {
    const part = text.slice(start + lead, end + lead)
    const from = start + lead + part.length - part.trimStart().length
    return field === 'ignore' || part.trim() === '' ? [] : [{ field, start: from, end: from + part.trim().length }]
  })
}

/** A text that would fill the page is cut for lists. */
export function oneLine(text: string, length = 160): string {
  const line = cellsOf(text.slice(0, length))
    .map(({ shown }) => shown)
    .join('')
  return text.length > length ? `${line}…` : line
}

/** Name and company of a reading in one line. */
export function readingInWords({ badgeCode, contact }: TaughtExample['after']): string {
  const name = contact === null ? '' : contact.fullName || `${contact.familyName} ${contact.givenName}`.trim()
  return [badgeCode ?? '', name, contact?.organisation ?? '', contact?.emails[0] ?? '']
    .filter((part) => part !== '')
    .join(' · ')
}
