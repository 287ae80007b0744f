/**
 * Splits vCard text into properties: folded lines, quoted-printable with soft line breaks, CHARSET on single
 * properties, groups, bare parameters of 2.1. It works on bytes, one character a byte, because a fold or a soft break
 * may be inside a character. Sources: vCard 2.1 (versit, 1996), RFC 2426, RFC 6350, RFC 6868.
 */
import { decodeDeclared, decodeAs, type Charset, type Decoded } from './charset.ts'
import { MAX_PROPERTIES } from './limits.ts'
import type { Warnings } from './text.ts'

export interface VcardProperty {
  /** Upper case, without its group. */
  name: string
  /** Values of each parameter by its upper-case name. A bare parameter of 2.1 is under TYPE. */
  params: ReadonlyMap<string, string[]>
  /** Decoded text, still escaped. */
  value: string
}

/** A scanner's prefix or a byte order mark may precede the name of the first property. */
const NO_NAME = /[^\w-]+/g
const PLAIN_NAME = /^[\w-]+$/
const NO_PARAMS: ReadonlyMap<string, string[]> = new Map()
const BASE64 = new Set(['B', 'BASE64'])

/** Splits at `separator` where no backslash escapes it and no double quotes enclose it. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    else if (text[i] === separator && !quoted) {
      parts.push(text.slice(start, i))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function unquote(text: string): string {
  const bare = text.startsWith('"') && text.endsWith('"') && text.length > 1 ? text.slice(1, -1) : text
  return bare.includes('^')
    ? bare.replace(/\^([n'^])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter === "'" ? '"' : '^'))
    : bare
}

function readParams(texts: readonly string[]): Map<string, string[]> {
  const params = new Map<string, string[]>()
  for (const text of texts) {
    const equals = text.indexOf('=')
    const bare = text.trim().toUpperCase()
    const name =
      equals >= 0
        ? text.slice(0, equals).trim().toUpperCase()
        : bare === 'QUOTED-PRINTABLE' || BASE64.has(bare)
          ? 'ENCODING'
          : 'TYPE'
    const raw = text.slice(equals + 1)
    const values =
      name === 'SORT-AS' && raw.startsWith('"')
        ? [unquote(raw)]
        : splitOutsideQuotes(raw, ',').flatMap((value) =>
            name === 'TYPE' ? unquote(value).split(',') : [unquote(value)],
          )
    params.set(name, [...(params.get(name) ?? []), ...values])
  }
  return params
}

/** The name of a property in upper case, without its group. */
function nameOf(head: string): string {
  return (PLAIN_NAME.test(head) ? head : head.slice(head.lastIndexOf('.') + 1).replace(NO_NAME, '')).toUpperCase()
}

/** Where the value starts: after the first colon outside quotes, or -1. */
function colonOf(line: string): number {
  const plain = line.indexOf(':')
  const quote = line.indexOf('"')
  if (quote < 0 || plain < quote) return plain
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === ':' && !quoted) return i
  }
  return plain
}

function decodeQuotedPrintable(text: string): string {
  return text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function toBytes(byteText: string): Uint8Array {
  const bytes = new Uint8Array(byteText.length)
  for (let i = 0; i < bytes.length; i++) bytes[i] = byteText.charCodeAt(i)
  return bytes
}

function toByteText(bytes: Uint8Array): string {
  let out = ''
  for (let i = 0; i < bytes.length; i += 4096) out += String.fromCharCode(...bytes.subarray(i, i + 4096))
  return out
}

interface Lines {
  lines: string[]
  decode: (value: string, label: string | undefined) => string
}

/** The beginning of a property in a card whose line ends became blanks or tabs in a scanner, or `\\n` in a program. */
const LOST_LINE_END = new RegExp(
  String.raw`(?<![\t ]|\\[rn])(?:[\t ]|\\[rn])+(?=(?:VERSION|N|FN|ORG|TITLE|ROLE|TEL|EMAIL|ADR|URL|` +
    String.raw`NOTE|SOUND|END|EVENTYAY|X-[A-Z-]{1,30})(?:;[^:\t]{0,80})?:)`,
  'gi',
)
const LINE_END = /\r\n?|\n/
const END = /^END:VCARD\s*$/i

function splitLines(text: string): string[] {
  const lines = text.split(LINE_END)
  return lines.filter((line) => line !== '').length > 1 ? lines : text.trim().split(LOST_LINE_END)
}

/**
 * Lines of text where the whole has one set and no encoded value; else lines of bytes with a way to decode each value.
 */
function linesOf(bytes: Uint8Array, whole: Decoded, warnings: Warnings): Lines {
  const folded = /\n[ \t]/.test(whole.text)
  const encoded = /charset|quoted-printable/i.test(whole.text)
  if (!encoded && !(folded && whole.charset !== 'utf-8')) {
    for (const warning of whole.warnings) warnings.add(warning)
    return { lines: splitLines(folded ? whole.text.replace(/\r?\n[ \t]/g, '') : whole.text), decode: (value) => value }
  }
  const utf16 = whole.charset === 'utf-16le' || whole.charset === 'utf-16be'
  const source = utf16 ? new TextEncoder().encode(whole.text) : bytes
  const byteText = toByteText(source)
    .replace(/=\r?\n[ \t]+(?==[0-9A-Fa-f]{2})/g, '=\n')
    .replace(/\r?\n[ \t]+(?=\S)/g, '')
  const fallback: Charset | null =
    whole.charset === 'mixed' || whole.charset === 'windows-1252' || utf16 ? null : whole.charset
  const decode = (value: string, label: string | undefined): string => {
    const raw = toBytes(value)
    if (!/[\x80-\xff\x1b]/.test(value)) return value
    if (label === undefined && fallback !== null) {
      const text = decodeAs(fallback, raw)
      if (!text.includes('\ufffd')) return text
    }
    const decoded = decodeDeclared(label ?? '', raw)
    for (const warning of decoded.warnings) warnings.add(warning)
    return decoded.text
  }
  return { lines: splitLines(byteText), decode }
}

/** The properties of the first vCard, without cards inside it. Adds `truncated` where its end is missing. */
export function vcardProperties(bytes: Uint8Array, whole: Decoded, warnings: Warnings): VcardProperty[] {
  const { lines, decode } = linesOf(bytes, whole, warnings)
  const properties: VcardProperty[] = []
  let depth = 0
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const colon = colonOf(line)
    if (colon < 1) continue
    const semicolon = line.lastIndexOf(';', colon) < 0 ? colon : line.indexOf(';')
    const name = nameOf(line.slice(0, semicolon))
    let value = line.slice(colon + 1)
    const marker = name === 'BEGIN' || name === 'END' ? value.trim().toUpperCase() : ''
    if (marker === 'VCARD' && name === 'BEGIN') depth++
    if (marker === 'VCARD' && name === 'END' && --depth === 0) return properties
    if (marker !== '' || depth !== 1) continue
    if (properties.length === MAX_PROPERTIES) {
      warnings.add('too_many_properties')
      return properties
    }
    const params =
      semicolon === colon ? NO_PARAMS : readParams(splitOutsideQuotes(line.slice(semicolon + 1, colon), ';'))
    const encoding = params.get('ENCODING')?.[0]?.toUpperCase() ?? ''
    if (BASE64.has(encoding)) continue
    if (encoding === 'QUOTED-PRINTABLE') {
      while (value.endsWith('=') && i + 1 < lines.length && !END.test(lines[i + 1]!))
        value = value.slice(0, -1) + lines[++i]!
      value = decodeQuotedPrintable(value.replace(/=$/, ''))
    }
    properties.push({ name, params, value: decode(value, params.get('CHARSET')?.[0]) })
  }
  warnings.add('truncated')
  return properties
}

/** The components of a structured value: split at `;`, without escapes. */
export function components(value: string): string[] {
  if (!value.includes('\\')) return value.split(';')
  const parts: string[] = []
  let part = ''
  for (let i = 0; i < value.length; i++) {
    const letter = value[i]!
    if (letter === ';') {
      parts.push(part)
      part = ''
    } else if (letter === '\\' && i + 1 < value.length) {
      const next = value[++i]!
      part += next === 'n' || next === 'N' ? '\n' : ';,\\:"'.includes(next) ? next : `\\${next}`
    } else part += letter
  }
  parts.push(part)
  return parts
}

/** A value that is one text: without escapes, semicolons kept. */
export function unescapeText(value: string): string {
  return value.includes('\\') ? components(value).join(';') : value
}
