/**
 * Cleans text of badges: it stays plain text, without characters that control a terminal, a list or the direction of
 * writing. HTML and formula characters stay; the writers of lists and pages guard against them.
 */
import { MAX_FIELD_LENGTH } from './limits.ts'
import type { ReadingWarning } from './reading.ts'

/** What was noticed while reading. It becomes `BadgeReading.warnings`. */
export type Warnings = Set<ReadingWarning>

/** Any character that may need cleaning. Text without one is only trimmed. */
const SUSPECT = /[^\x20-\x7e\u00a1-\u02ff\u3001-\u3098\u309b-\ud7ff\ue000-\ufefe\uff00-\uffef]|^ | $| {2}/
/** C0 and C1 controls except TAB, LF and CR; embeddings, overrides and isolates of bidirectional text (UAX #9). */
const HARMFUL = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\t\n\r]]/gv
const PLAIN = /^[\x20-\x7e]*$/
const INVISIBLE = /[\ufeff\ufffe\uffff]/g
const COMBINING = /[\u0300-\u036f\u3099\u309a]/
/** Without compatibility ideographs: composing would turn 海 (U+FA45) into 海. */
const COMPOSABLE = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu

/** Removes harmful characters, repairs lone surrogates, composes letters with their marks. */
function scrub(text: string, warnings: Warnings): string {
  let out = text.toWellFormed()
  const safe = out.replace(HARMFUL, '')
  if (safe.length !== out.length) warnings.add('control_characters_removed')
  out = safe.replace(INVISIBLE, '')
  return COMBINING.test(out) ? out.replace(COMPOSABLE, (run) => run.normalize('NFC')) : out
}

/** Cuts at `max` UTF-16 units, never inside a surrogate pair. */
function cut(text: string, max: number, warnings: Warnings): string {
  if (text.length <= max) return text
  warnings.add('truncated')
  return text
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
}

/** One line of plain text: no harmful characters, every run of white space one space, no outer blanks. */
export function cleanLine(text: string, warnings: Warnings, max = MAX_FIELD_LENGTH): string {
  if (!SUSPECT.test(text)) return cut(text, max, warnings)
  return cut(scrub(text, warnings).replace(/\s+/g, ' ').trim(), max, warnings)
}

/** Plain text that may have several lines; LF ends each. */
export function cleanLines(text: string, warnings: Warnings, max: number): string {
  if (!SUSPECT.test(text)) return cut(text, max, warnings)
  return cut(
    scrub(text, warnings)
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replace(/[^\S\n]+/g, ' ')
      .trim(),
    max,
    warnings,
  )
}

function isOuter(code: number): boolean {
  return code < 0x21 || (code > 0x7e && code < 0xa1) || code === 0x200b || code === 0x3000 || code === 0xfeff
}

/** The text without the blanks, controls and marks that scanners put before and after a code. */
export function withoutEnds(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOuter(text.charCodeAt(start))) start++
  while (end > start && isOuter(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/**
 * Letters as people type them on a plain keyboard: full-width forms, half-width kana, dashes and blanks become
 * ordinary.
 */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text
  return text.normalize('NFKC').replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
}
