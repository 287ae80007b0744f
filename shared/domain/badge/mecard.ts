/**
 * MECARD (docomo), BIZCARD (as ZXing documents it) and MEMORY (au): `KEY:value` fields that `;` or a line end closes. A
 * backslash takes the special meaning from the next character. A payload that is cut off gives what it holds.
 */
import { isKana } from '../person/kana.ts'
import { canonicalBadgeCode } from './code.ts'
import { codeRankOf, normalKey } from './keys.ts'
import { MAX_PROPERTIES } from './limits.ts'
import { emptyDraft, putPart, type ContactDraft, type ContactPart } from './parts.ts'
import type { Warnings } from './text.ts'

const MECARD_PARTS: Readonly<Record<string, ContactPart>> = {
  TEL: 'phone',
  'TEL-AV': 'phone',
  EMAIL: 'email',
  ORG: 'organisation',
  TITLE: 'title',
  DIV: 'department',
  URL: 'url',
  NOTE: 'note',
  FAX: 'fax',
}
const BIZCARD_PARTS: Readonly<Record<string, ContactPart>> = {
  N: 'givenName',
  X: 'familyName',
  T: 'title',
  C: 'organisation',
  A: 'street',
  B: 'workPhone',
  M: 'mobile',
  F: 'fax',
  E: 'email',
  U: 'url',
}
const MEMORY_PARTS: Readonly<Record<string, ContactPart>> = {
  MEMORY: 'note',
  NAME1: 'fullName',
  NAME2: 'fullKana',
  ADD: 'street',
  TEL1: 'phone',
  TEL2: 'phone',
  TEL3: 'phone',
  MAIL1: 'email',
  MAIL2: 'email',
  MAIL3: 'email',
  COMPANY: 'organisation',
  URL: 'url',
}

/** The beginning of a MECARD field that follows only a line end, without a semicolon. */
const LINE_OF_FIELD = /[\r\n]+(?=(?:N|SOUND|TEL|EMAIL|ADR|ORG|TITLE|DIV|URL|NOTE|FAX):)/gi

/** Fields between unescaped semicolons, as key and value (still escaped). */
function fields(text: string, warnings: Warnings): [string, string][] {
  const found: [string, string][] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '\\') i++
    else if (i === text.length || text[i] === ';') {
      const field = text.slice(start, i)
      start = i + 1
      const colon = field.indexOf(':')
      if (colon < 1) continue
      if (found.length === MAX_PROPERTIES) {
        warnings.add('too_many_properties')
        break
      }
      found.push([field.slice(0, colon).trim().toUpperCase(), field.slice(colon + 1)])
    }
  }
  return found
}

function unescape(value: string): string {
  return value.includes('\\') ? value.replace(/\\([\s\S])/g, '$1') : value
}

/** Splits at commas that are not escaped, and removes the backslashes. */
function list(value: string): string[] {
  return (value.match(/(?:\\[\s\S]|[^,\\])+|(?<=,|^)(?=,|$)/g) ?? []).map(unescape)
}

/** docomo orders an address from small to large: box, room, house, city, prefecture, postcode, country. */
function putAddress(draft: ContactDraft, value: string): void {
  const parts = list(value)
  if (parts.length !== 7) return putPart(draft, 'street', unescape(value))
  const [box, room, house, locality, region, postcode, country] = parts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  draft.addresses.push({
    street: [house, room, box].filter((part) => part !== '').join(' '),
    locality,
    region,
    postcode,
    country,
  })
}

function putNameOf(draft: ContactDraft, value: string): void {
  const [family = '', given = '', ...rest] = list(value)
  if (given === '' && rest.length === 0) draft.fullName ||= family
  else if (draft.familyName === '')
    Object.assign(draft, { familyName: family, givenName: [given, ...rest].filter((part) => part !== '').join(' ') })
}

export function readMecard(text: string, warnings: Warnings): { badgeCode: string | null; draft: ContactDraft } {
  const draft = emptyDraft()
  let badgeCode: string | null = null
  let nickname = ''
  if (!/;\s*$/.test(text)) warnings.add('truncated')
  for (const [key, value] of fields(text.slice('MECARD:'.length).replace(LINE_OF_FIELD, ';'), warnings)) {
    const part = MECARD_PARTS[key]
    if (part !== undefined) putPart(draft, part, unescape(value))
    else if (key === 'N') putNameOf(draft, value)
    else if (key === 'ADR') putAddress(draft, value)
    else if (key === 'NICKNAME') nickname = unescape(value)
    else if (key === 'SOUND') {
      const [family = '', ...given] = list(value)
      if (given.length === 0) draft.fullKana ||= family
      else Object.assign(draft, { familyKana: family, givenKana: given.join(' ').trim() })
    } else if (codeRankOf(normalKey(key.replace(/^X-/, ''))) !== null)
      badgeCode ??= canonicalBadgeCode(unescape(value)) || null
  }
  // Some phones have no field for a reading and write it into the nickname.
  if (
    isKana(nickname) &&
    draft.fullKana === '' &&
    draft.familyKana === '' &&
    !isKana(draft.fullName + draft.familyName)
  ) {
    draft.fullKana = nickname
    warnings.add('kana_in_wrong_field')
  }
  return { badgeCode, draft }
}

export function readBizcard(text: string, warnings: Warnings): ContactDraft {
  const draft = emptyDraft()
  if (!/;\s*$/.test(text)) warnings.add('truncated')
  for (const [key, value] of fields(text.slice('BIZCARD:'.length), warnings)) {
    const part = BIZCARD_PARTS[key]
    if (part !== undefined) putPart(draft, part, unescape(value))
  }
  return draft
}

export function readMemory(text: string, warnings: Warnings): ContactDraft {
  const draft = emptyDraft()
  const lines = text.split(/\r\n?|\n/)
  if (lines.length > MAX_PROPERTIES) warnings.add('too_many_properties')
  for (const line of lines.slice(0, MAX_PROPERTIES)) {
    const colon = line.indexOf(':')
    const part = MEMORY_PARTS[line.slice(0, colon).trim().toUpperCase()]
    if (colon > 0 && part !== undefined) putPart(draft, part, unescape(line.slice(colon + 1)))
  }
  return draft
}
