/**
 * Reads by taught formats. A format with columns is not tried on text of a known shape, because its separators would
 * fit by chance.
 */
import { canonicalBadgeCode } from './code.ts'
import { emptyDraft, putPart, type ContactDraft } from './parts.ts'
import type { BadgeFormat } from './reading.ts'
import { applyTemplate, type BadgeTemplate } from './template.ts'

export interface TaughtReading {
  format: BadgeFormat
  badgeCode: string | null
  draft: ContactDraft | null
}

const JSON_SHAPE = /^[[{]/
const WEB_SHAPE = /^[a-z][a-z0-9+.-]{1,24}:\/\//i
const MARKED_SHAPE = /^(?:BEGIN:VCARD|MECARD:|BIZCARD:|MEMORY:)/i

/** Is this text of a shape that separators would fit by chance? */
export function hasKnownShape(text: string): boolean {
  return JSON_SHAPE.test(text) || WEB_SHAPE.test(text) || MARKED_SHAPE.test(text)
}

/** What the first template that fits finds in a trimmed text, or null. */
export function readTaught(templates: readonly BadgeTemplate[], text: string): TaughtReading | null {
  const json = JSON_SHAPE.test(text)
  const web = WEB_SHAPE.test(text)
  const known = hasKnownShape(text)
  for (const template of templates) {
    const found = known && template.kind === 'delimited' ? null : applyTemplate(template, text)
    if (found === null) continue
    const draft = emptyDraft()
    let badgeCode: string | null = null
    let named = false
    for (const { field, start, end } of found) {
      const value = text.slice(start, end)
      if (field === 'badgeCode') badgeCode ??= canonicalBadgeCode(value) || null
      else if (field !== 'ignore') {
        putPart(draft, field, value)
        named = true
      }
    }
    const format = json ? 'json' : web ? 'url' : named || template.kind === 'delimited' ? 'delimited' : 'opaque'
    return { format, badgeCode, draft: named ? draft : null }
  }
  return null
}
