/**
 * Reads a delimited text in batches of constant size. A quote that is never closed must not swallow the rest of the
 * list: a row that gets too long is refused, and reading continues at the next line.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import Papa from 'papaparse'
import { decodeAs, decodeBytes } from '../../shared/domain/badge/charset.ts'
import { mapHeadings } from '../../shared/domain/registrants/headings.ts'
import type { Refusal } from '../../shared/domain/registrants/row.ts'
import { AppError } from '../../shared/errors.ts'
import { findCharset, type ListCharset } from './charset.ts'
import type { Batch, ListRow } from './list.ts'

const CHUNK = 1 << 18
/** The most UTF-16 units in one cell, and in a row that is not complete yet. */
const MAX_ROW = 64 * 1024
/** The most line ends in one cell. An address has a few. */
const MAX_CELL_LINES = 30
/** After this many rows with an open quote, the file is not the format it claims to be. */
const MAX_OPEN_QUOTES = 100
export const DELIMITERS = [',', '\t', ';', '|', '^', '~', ':', '\u001f'] as const
const SAMPLE_ROWS = 40
const LF = 0x0a
const CR = 0x0d

interface Parsed {
  data: string[][]
  meta: { cursor: number }
}

function parse(text: string, delimiter: string, newline: string, last: boolean, preview = 0): Parsed {
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"', preview } as ConstructorParameters<
    typeof Papa.Parser
  >[0])
  return parser.parse(text, 0, !last) as Parsed
}

interface Piece {
  text: string
  /** Bytes read so far. */
  done: number
  last: boolean
}

/** The text of a file in pieces. A piece ends at a line end, or between characters if the file has no line ends. */
function* pieces(fd: number, charset: ListCharset): Generator<Piece> {
  const buffer = Buffer.allocUnsafe(CHUNK)
  const wide = charset === 'utf-16le' || charset === 'utf-16be' ? new TextDecoder(charset) : null
  const decode = charset === 'mixed' ? decodeLines : (bytes: Uint8Array) => decodeAs(charset, bytes)
  let rest: Buffer = Buffer.alloc(0)
  for (let position = 0; ;) {
    const read = readSync(fd, buffer, 0, CHUNK, position)
    const first = position === 0
    position += read
    const bytes = buffer.subarray(0, read)
    let text: string
    if (wide !== null) {
      text = read === 0 ? wide.decode() : wide.decode(bytes, { stream: true })
    } else {
      const chunk = rest.length === 0 ? bytes : Buffer.concat([rest, bytes])
      const cut = read === 0 ? chunk.length : Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR)) + 1
      // A file without line ends is cut anywhere. Its single row is too long in any case.
      const whole = cut === 0 && chunk.length > 4 * CHUNK ? chunk : chunk.subarray(0, cut)
      rest = Buffer.from(chunk.subarray(whole.length))
      text = decode(whole)
    }
    yield { text: first && text.startsWith('\ufeff') ? text.slice(1) : text, done: position, last: read === 0 }
    if (read === 0) return
  }
}

function decodeLines(bytes: Uint8Array): string {
  const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let start = 0; start < chunk.length;) {
    const next = chunk.indexOf(LF, start)
    const end = next < 0 ? chunk.length : next + 1
    text += decodeBytes(chunk.subarray(start, end)).text
    start = end
  }
  return text
}

function lineEnds(text: string, newline: string): number {
  let count = 0
  for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) count += 1
  return count
}

/** The delimiter that fits the first rows best: most known headings, then most rows of equal length. */
export function guessDelimiter(sample: string, newline: string): string {
  let best: { delimiter: string; known: number; even: number } | null = null
  for (const delimiter of DELIMITERS) {
    const rows = parse(sample, delimiter, newline, true, SAMPLE_ROWS).data.filter((row) => row.length > 1)
    if (rows.length === 0) continue
    const known = Math.max(
      ...rows.slice(0, 10).map((row) => mapHeadings(row).filter((field) => field !== 'ignore').length),
    )
    const widths = new Map<number, number>()
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
    const even = Math.max(...widths.values())
    if (best === null || known > best.known || (known === best.known && even > best.even))
      best = { delimiter, known, even }
  }
  return best?.delimiter ?? ','
}

export interface CsvOptions {
  charset?: ListCharset | undefined
  delimiter?: string | undefined
}

export interface CsvList {
  charset: ListCharset
  charsetDoubtful: boolean
  delimiter: string
  batches(): Generator<Batch>
  close(): void
}

/** Opens a delimited text and detects the options that are not given. Throws file system errors. */
export function openCsv(file: string, options: CsvOptions): CsvList {
  const fd = openSync(file, 'r')
  try {
    const found = options.charset === undefined ? findCharset(fd) : { charset: options.charset, doubtful: false }
    const first = pieces(fd, found.charset).next()
    const sample = first.done ? '' : first.value.text
    const newline = sample.includes('\n') || !sample.includes('\r') ? '\n' : '\r'
    const delimiter = options.delimiter ?? guessDelimiter(sample.slice(0, 64 * 1024), newline)
    return {
      charset: found.charset,
      charsetDoubtful: found.doubtful,
      delimiter,
      batches: () => batches(fd, found.charset, delimiter, newline),
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

/**
 * The complete rows of a text, and the rest. `swallowed` is true if the next row has more line ends than a row may
 * have.
 */
function takeRows(
  text: string,
  shape: { delimiter: string; newline: string },
  last: boolean,
): { rows: string[][]; left: string; swallowed: boolean } {
  const { delimiter, newline } = shape
  const parsed = parse(text, delimiter, newline, last)
  const isSwallow = (cell: string): boolean => cell.length > MAX_CELL_LINES && lineEnds(cell, newline) > MAX_CELL_LINES
  const bad = text.includes('"') ? parsed.data.findIndex((row) => row.some(isSwallow)) : -1
  if (bad < 0) return { rows: parsed.data, left: last ? '' : text.slice(parsed.meta.cursor), swallowed: false }
  const before = bad === 0 ? null : parse(text, delimiter, newline, false, bad)
  return { rows: before?.data ?? [], left: text.slice(before?.meta.cursor ?? 0), swallowed: true }
}

function* batches(fd: number, charset: ListCharset, delimiter: string, newline: string): Generator<Batch> {
  let tail = ''
  let line = 1
  let openQuotes = 0
  /** True inside a row that was refused for its length, until its end. */
  let skipping = false
  for (const { text, done, last } of pieces(fd, charset)) {
    tail += text
    const rows: ListRow[] = []
    const dropLine = (refusal: Refusal): void => {
      rows.push({ line, refusal })
      const end = tail.indexOf(newline)
      skipping = end < 0
      tail = end < 0 ? '' : tail.slice(end + 1)
      if (!skipping) line += 1
    }
    if (skipping) {
      const end = tail.indexOf(newline)
      tail = end < 0 ? '' : tail.slice(end + 1)
      skipping = end < 0
      if (!skipping) line += 1
    }
    for (;;) {
      const { rows: found, left, swallowed } = takeRows(tail, { delimiter, newline }, last)
      const quoted = tail.includes('"')
      for (const cells of found) {
        rows.push(cells.some((cell) => cell.length > MAX_ROW) ? { line, refusal: 'row_too_long' } : { line, cells })
        line += 1
        if (quoted) for (const cell of cells) if (cell.includes(newline)) line += lineEnds(cell, newline)
      }
      tail = left
      if (!swallowed && tail.length <= MAX_ROW) break
      if (!tail.includes('"')) {
        dropLine('row_too_long')
        break
      }
      openQuotes += 1
      if (openQuotes > MAX_OPEN_QUOTES) throw new AppError('list_damaged', { line })
      dropLine('quote_open')
    }
    yield { rows, done }
  }
}
