/**
 * Values between separators that no key names. Each is judged by its look, names by their order. A value may have a
 * label (`氏名=山田 太郎`). Text whose values do not look like a person is no delimited badge.
 */
import { isKana } from '../person/kana.ts'
import { hasParticle, isFamilyFirst } from '../person/name.ts'
import { canonicalBadgeCode } from './code.ts'
import { lookOf, type Look } from './column.ts'
import { codeRankOf, normalKey, partOfKey } from './keys.ts'
import { MAX_PROPERTIES } from './limits.ts'
import { emptyDraft, putPart, type ContactDraft } from './parts.ts'

export interface DelimitedReading {
  badgeCode: string | null
  draft: ContactDraft
}

/** Strong separators are rare in other text. Weak ones are common there and need better proof. */
const STRONG = ['::', '^', '|', '~', '\t', '$']
const WEAK = [';', '\n', ',']
const MAX_COLUMNS = 60

/** Text that may be the name of a company: it begins with a letter or a digit, and has letters. */
const COMPANY = /^[\p{L}\p{N}][^\p{L}]{0,40}\p{L}/u

/** What ends a label. For some labels, as on business cards, a blank does. */
const LABEL_END = /[:=：＝]|(?<=^(?:tel|fax|phone|mobile|e-?mail|url|電話|携帯))[.\s]/i

interface Column {
  value: string
  look: Look
}

/** Splits as CSV is written: a separator within double quotes does not split, and a doubled quote means one. */
function splitQuoted(text: string, separator: string): string[] {
  if (!text.includes('"') || !WEAK.includes(separator)) return text.split(separator, MAX_PROPERTIES)
  const values: string[] = ['']
  let quoted = false
  let begun = false
  for (let i = 0; i < text.length && values.length <= MAX_COLUMNS; i++) {
    const letter = text[i]!
    if (letter === '"' && quoted && text[i + 1] === '"') values[values.length - 1] += text[++i]!
    else if (letter === '"' && (quoted || !begun)) {
      quoted = !quoted
      begun = true
    } else if (letter === separator && !quoted) {
      values.push('')
      begun = false
    } else {
      values[values.length - 1] += letter
      begun ||= letter !== ' '
    }
  }
  return values
}

/** Takes the labels off and puts their values at once. The rest stays as columns. */
function takeLabelled(
  values: readonly string[],
  reading: DelimitedReading,
  country: string,
): { columns: Column[]; labelled: number } {
  const columns: Column[] = []
  let labelled = 0
  for (const raw of values) {
    const value = raw.trim()
    const at = value.search(LABEL_END)
    const key = at > 0 ? normalKey(value.slice(0, at)) : ''
    const part = key === '' ? null : partOfKey(key)
    const rest = value.slice(at + 1).trim()
    if (part !== null) putPart(reading.draft, part, rest)
    else if (key !== '' && codeRankOf(key) !== null) reading.badgeCode ??= canonicalBadgeCode(rest) || null
    else {
      columns.push({ value, look: lookOf(value, country) })
      continue
    }
    labelled++
  }
  return { columns, labelled }
}

/** An address often tells which of two Western names is the given name: john.smith@, jsmith@, j@. */
function givenFirstByEmail(first: string, second: string, emails: readonly string[]): boolean | null {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()]
  const local = emails[0]?.split('@')[0]?.toLowerCase() ?? ''
  const letters = local.replace(/[^\p{L}]/gu, '')
  if (letters === '') return null
  if (letters === a + b || letters === a[0]! + b) return true
  if (letters === b + a || letters === b[0]! + a) return false
  if (letters.length === 1 && a[0] !== b[0]) return letters === a[0] ? true : letters === b[0] ? false : null
  return null
}

/** Puts the person's name from values that are only words, in their order. Returns the values that are left. */
function putNames(words: readonly string[], draft: ContactDraft, givenFirst: boolean): string[] {
  const [first, second, ...rest] = words
  if (first === undefined || draft.fullName !== '' || draft.familyName !== '') return [...words]
  const eastAsian = isFamilyFirst(first)
  const wholeName =
    second === undefined ||
    (/\s/.test(first) && !hasParticle(first)) ||
    (eastAsian && (first.length > 3 || !isFamilyFirst(second) || second.length > 3))
  if (wholeName) {
    draft.fullName = first
    return words.slice(1)
  }
  const swapped =
    !eastAsian &&
    (hasParticle(second) || (!hasParticle(first) && (givenFirstByEmail(first, second, draft.emails) ?? givenFirst)))
  Object.assign(draft, swapped ? { givenName: first, familyName: second } : { familyName: first, givenName: second })
  return rest
}

/** Readings stand side by side. Kana elsewhere are a company. */
function putReadings(columns: readonly Column[], draft: ContactDraft): string[] {
  const kana = columns.filter(({ look }) => look === 'kana').map(({ value }) => value)
  const at = columns.findIndex(({ look }) => look === 'kana')
  const alone = kana.length > 1 && columns[at + 1]?.look !== 'kana'
  if (alone && draft.givenName !== '') return kana
  const [first, second, ...rest] = kana
  if (first === undefined || draft.fullKana !== '' || draft.familyKana !== '') return [...kana]
  const named = draft.fullName !== '' || draft.familyName !== ''
  if (second === undefined) {
    // One reading beside a name in two columns is probably the name of a company.
    if (draft.givenName !== '' && draft.organisation === '' && !/\s/.test(first)) return [first]
    draft[named ? 'fullKana' : 'fullName'] = first
    return []
  }
  const dotted = [first, second].filter((value) => /[\s・]/.test(value))
  if (!named && dotted.length === 1) {
    draft.fullName = dotted[0]!
    return [first, second, ...rest].filter((value) => value !== dotted[0])
  }
  Object.assign(draft, named ? { familyKana: first, givenKana: second } : { familyName: first, givenName: second })
  return rest
}

/**
 * The column with the badge code, or "". Of several candidates none is taken: one may be the fair's code, the same on
 * every badge, and would make one visitor of all. A value after a name is a postcode or another number, unless it is
 * the only candidate.
 */
function codeOf(columns: readonly Column[]): string {
  const nameAt = columns.findIndex(({ look }) => look === 'words' || look === 'kana')
  const codes = columns.flatMap(({ look, value }, at) => (look === 'code' ? [{ value, before: at < nameAt }] : []))
  const before = codes.filter((code) => code.before)
  const [only, second] = before.length > 0 ? before : codes
  return second === undefined ? (only?.value ?? '') : ''
}

function putAddress(draft: ContactDraft, value: string): void {
  const [, postcode = '', street = value] = /^(?:〒?\s*)(\d{3}-?\d{4})\s+(.+)$/.exec(value) ?? []
  putPart(draft, 'postcode', postcode)
  putPart(draft, 'street', street)
}

function putColumns(columns: readonly Column[], reading: DelimitedReading, givenFirst: boolean): void {
  const { draft } = reading
  const of = (look: Look): string[] => columns.filter((column) => column.look === look).map(({ value }) => value)
  for (const look of ['email', 'phone', 'url', 'postcode'] as const)
    for (const value of of(look)) putPart(draft, look, value)
  for (const look of ['organisation', 'department', 'title'] as const)
    for (const value of of(look)) putPart(draft, look, value)
  for (const value of of('address')) putAddress(draft, value)
  reading.badgeCode ??= canonicalBadgeCode(codeOf(columns)) || null
  let left = putNames(of('words'), draft, givenFirst)
  left = [...left, ...putReadings(columns, draft)]
  // After a name, a value with no known look is most likely the company. Other values wait for a taught format.
  const nameAt = columns.findIndex(({ look }) => look === 'words' || look === 'kana')
  left.push(
    ...columns
      .filter(({ look, value }, at) => look === 'other' && at > nameAt && nameAt >= 0 && COMPANY.test(value))
      .map(({ value }) => value),
  )
  if (draft.organisation === '' && left[0] !== undefined) putPart(draft, 'organisation', left[0])
}

/** `tight`: no blank follows a separator. In a sentence one would. */
function isConvincing(columns: readonly Column[], labelled: number, strong: boolean, tight: boolean): boolean {
  const has = (...looks: Look[]): boolean => columns.some(({ look }) => looks.includes(look))
  const words = columns.filter(({ look, value }) => look === 'words' && value.length > 1)
  if (labelled > 1 || (labelled === 1 && has('email', 'phone'))) return true
  if (has('email', 'phone')) return columns.length > 2 || has('words', 'kana')
  if (strong && columns.length === 2)
    return has('code', 'organisation') && words.some(({ value }) => isFamilyFirst(value) || value.includes(' '))
  if (columns.length < 3) return false
  if (!strong && tight && columns[0]!.look === 'code' && words.length > 1) return true
  if (strong && has('code') && words.some(({ value }) => isFamilyFirst(value) && value.includes(' '))) return true
  if (strong)
    return (
      has('kana', 'organisation') ||
      (words.length > 1 && words.some(({ value }) => value.length > 2 || isFamilyFirst(value)))
    )
  return (
    has('code', 'organisation') &&
    columns.some(({ value, look }) => (look === 'words' || look === 'kana') && (isFamilyFirst(value) || isKana(value)))
  )
}

/** The person of values that are already split; null where they do not look like a person. */
export function readValues(values: readonly string[], country: string, separator = '\t'): DelimitedReading | null {
  if (values.length < 2 || values.length > MAX_COLUMNS) return null
  const reading: DelimitedReading = { badgeCode: null, draft: emptyDraft() }
  const { columns, labelled } = takeLabelled(values, reading, country)
  // Ticket systems that write `::` put their own code first, whatever it looks like.
  const ticket =
    separator === '::' && columns[0] !== undefined && columns[0].value !== '' && columns[0].look !== 'email'
  if (ticket) columns[0]!.look = 'code'
  if (
    !isConvincing(
      columns,
      labelled,
      STRONG.includes(separator),
      values.every((value) => !value.startsWith(' ')),
    )
  )
    return null
  if (ticket) reading.badgeCode ??= canonicalBadgeCode(columns[0]!.value) || null
  putColumns(columns, reading, separator === '::')
  return reading
}

/** The person of separated values, or null where the text does not look like one. */
export function readDelimited(text: string, country: string): DelimitedReading | null {
  for (const separator of [...STRONG, ...WEAK]) {
    if (!text.includes(separator)) continue
    const reading = readValues(splitQuoted(text, separator), country, separator)
    if (reading !== null) return reading
  }
  return null
}
