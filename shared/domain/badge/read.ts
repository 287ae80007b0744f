/**
 * `readBadge`, the one reader of all sources: bytes in, what they say out. Pure, never throws; the limits bound its
 * time. Order: empty or no text; Wi-Fi; marked formats (vCard, MECARD, BIZCARD, MEMORY); codes of other kinds; taught
 * formats; JSON; URL; delimited; opaque. An empty payload is `foreign` with the warning `empty`. Bytes that are no text
 * are `opaque` with the warning `binary`.
 */
import { sha256Hex, visitorIdFromBadgeCode, visitorIdFromText, type ExhibitionId, type VisitorId } from '../ids.ts'
import { isBinary } from './binary.ts'
import { decodeBytes, type Decoded } from './charset.ts'
import { canonicalBadgeCode } from './code.ts'
import { readDelimited, readValues } from './delimited.ts'
import { isForeignText } from './foreign.ts'
import { parseJson, readJson, valuesOf } from './json.ts'
import { MAX_READ_BYTES } from './limits.ts'
import { readBizcard, readMecard, readMemory } from './mecard.ts'
import { finishContact, type ContactDraft } from './parts.ts'
import type { BadgeFormat, BadgeReading } from './reading.ts'
import { readTaught } from './taught.ts'
import type { BadgeTemplate } from './template.ts'
import { withoutEnds, type Warnings } from './text.ts'
import { readUrl } from './url.ts'
import { isVcard, readVcard } from './vcard.ts'

export interface ReadOptions {
  /** ISO 3166 alpha-2 of the exhibition. Phone numbers without country code are this country's. */
  country: string
  /** The formats taught for this exhibition. The first that fits reads the badge. */
  templates: readonly BadgeTemplate[]
}

/** What a format's reader found. */
interface Found {
  format: BadgeFormat
  badgeCode: string | null
  draft: ContactDraft | null
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function toHex(bytes: Uint8Array): string {
  let hex = ''
  // A loop by index, because every scan comes here and an iterator takes twice as long.
  for (let i = 0; i < bytes.length; i++) hex += HEX[bytes[i]!]!
  return hex
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length >> 1 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

const WIFI: Found = { format: 'wifi', badgeCode: null, draft: null }
const FOREIGN: Found = { format: 'foreign', badgeCode: null, draft: null }

function opaque(text: string): Found {
  return { format: 'opaque', badgeCode: canonicalBadgeCode(text), draft: null }
}

/** Formats whose first letters name them; null for any other text. */
function readMarked(
  text: string,
  bytes: Uint8Array,
  decoded: Decoded,
  country: string,
  warnings: Warnings,
): Found | null {
  if (isVcard(text)) return readVcard(bytes, decoded, country, warnings)
  for (const warning of decoded.warnings) warnings.add(warning)
  const marker = text.slice(0, 8).toUpperCase()
  if (marker.startsWith('MECARD:')) return { format: 'mecard', ...readMecard(text, warnings) }
  if (marker === 'BIZCARD:') return { format: 'bizcard', badgeCode: null, draft: readBizcard(text, warnings) }
  if (marker.startsWith('MEMORY:')) return { format: 'memory', badgeCode: null, draft: readMemory(text, warnings) }
  return null
}

/** Text that no mark and no taught format explains. */
function readUnmarked(text: string, country: string, warnings: Warnings): Found {
  const tree = parseJson(text)
  if (tree !== null) {
    const { purpose, ...reading } = readJson(tree, warnings)
    if (purpose !== null) return purpose === 'wifi' ? WIFI : FOREIGN
    const values = valuesOf(tree)
    return { format: 'json', ...((values === null ? null : readValues(values, country)) ?? reading) }
  }
  if (/^\{|^\[\s*["{[]/.test(text)) {
    warnings.add('truncated')
    return opaque(text)
  }
  const address = readUrl(text)
  if (address !== null) return address.foreign ? FOREIGN : { format: 'url', badgeCode: address.badgeCode, draft: null }
  const delimited = readDelimited(text, country)
  if (delimited !== null) return { format: 'delimited', ...delimited }
  return opaque(text)
}

function readText(text: string, bytes: Uint8Array, decoded: Decoded, options: ReadOptions, warnings: Warnings): Found {
  if (/^wifi:/i.test(text)) return WIFI
  const marked = readMarked(text, bytes, decoded, options.country, warnings)
  if (marked === null && isForeignText(text)) return FOREIGN
  const taught = options.templates.length === 0 ? null : readTaught(options.templates, text)
  if (marked !== null) return { ...marked, badgeCode: marked.badgeCode ?? taught?.badgeCode ?? null }
  return taught ?? readUnmarked(text, options.country, warnings)
}

/** Bytes in an unknown form. They are known by their hash, so that a later format can read them. */
function unknownBytes(payload: Uint8Array): Found {
  return { format: 'opaque', badgeCode: `sha256:${sha256Hex(payload)}`, draft: null }
}

/**
 * The payload without an AIM symbology identifier (ISO/IEC 15424) such as `]Q1`, which some hand scanners put before
 * every code.
 */
function bodyOf(payload: Uint8Array): Uint8Array {
  return payload[0] === 0x5d &&
    payload.length > 3 &&
    /^\][ACEFILQXdez][0-9A-Za-z]$/.test(String.fromCharCode(...payload.subarray(0, 3)))
    ? payload.subarray(3)
    : payload
}

/**
 * What the payload of a badge says. Equal bytes and options give an equal reading. The reading of a badge has a contact
 * or a code, or both.
 */
export function readBadge(payload: Uint8Array, options: ReadOptions): BadgeReading {
  const warnings: Warnings = new Set()
  const body = bodyOf(payload)
  const bytes = body.length > MAX_READ_BYTES ? body.subarray(0, MAX_READ_BYTES) : body
  if (bytes !== body) warnings.add('truncated')
  const decoded = decodeBytes(bytes)
  const text = withoutEnds(decoded.text)
  let found = FOREIGN
  if (!/[!-~]/.test(text) && canonicalBadgeCode(text) === '') warnings.add('empty')
  else if (isBinary(decoded)) {
    warnings.add('binary')
    found = unknownBytes(body)
  } else found = readText(text, bytes, decoded, options, warnings)
  const contact = found.draft === null ? null : finishContact(found.draft, options.country, warnings)
  // A badge without a contact and a code still belongs to somebody: its whole text is the code.
  if (found !== FOREIGN && found !== WIFI && contact === null && found.badgeCode === null) {
    found = opaque(text)
  }
  return {
    format: found.format,
    payloadHex: toHex(payload),
    badgeCode: found.badgeCode,
    contact,
    warnings: [...warnings].sort(),
  }
}

/** The decoded text of a payload, in which taught formats count their offsets. */
export function badgeText(payload: Uint8Array): string {
  return decodeBytes(bodyOf(payload).subarray(0, MAX_READ_BYTES)).text
}

/** May this reading become a lead? Wi-Fi codes and codes of other kinds may not. */
export function isBadge(reading: BadgeReading): boolean {
  return reading.format !== 'wifi' && reading.format !== 'foreign'
}

/** Who wears the badge: by its code, or by its decoded text where it holds none. */
export function visitorIdOf(exhibition: ExhibitionId, reading: BadgeReading): VisitorId {
  if (reading.badgeCode !== null) return visitorIdFromBadgeCode(exhibition, reading.badgeCode)
  return visitorIdFromText(exhibition, badgeText(fromHex(reading.payloadHex)))
}
