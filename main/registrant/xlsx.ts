/**
 * Reads a list from an XLSX workbook. The archive's directory is checked before anything is unpacked: an entry that
 * claims too large a size, or none, is refused. Reading stops at the claimed size, so a false claim also ends the
 * reading.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import type { streamXlsxRows } from 'hucre/xlsx'
import { findHeadings, mapHeadings } from '../../shared/domain/registrants/headings.ts'
import { AppError } from '../../shared/errors.ts'
import type { Batch, ListRow } from './list.ts'

/** The most bytes in the file, in all unpacked entries, and in the parts held in memory (shared texts, styles). */
export const MAX_XLSX_BYTES = 128 * 1024 * 1024
export const MAX_UNPACKED_BYTES = 1536 * 1024 * 1024
const MAX_HELD_BYTES = 256 * 1024 * 1024
const MAX_ENTRIES = 2_000
/** The most columns in a list. A hostile sheet may put a cell in its last column on every row. */
const MAX_COLUMNS = 2_000
/** The most cells in a sheet, with the empty ones before a filled one: a million rows of a hundred columns. */
const MAX_CELLS = 100_000_000
const BATCH = 500
/** The most sheets to search for the list, and the first rows to check in each. */
const MAX_SHEETS = 20
const ROWS_LOOKED_AT = 12
/** The most bytes in the workbook's own description, with room to spare. */
const MAX_DESCRIPTION = 4 * 1024 * 1024
/** A spreadsheet keeps only 15 digits of a number. */
const EXACT = 1e15

const END = 0x06054b50
const CENTRAL = 0x02014b50
/** The size of a local header, without the name and the fields after it. */
const LOCAL_SIZE = 30

/** The kind of a file by its first bytes: a ZIP archive (XLSX), an old or locked workbook, a PDF, or else text. */
export function kindOfFile(file: string): 'zip' | 'ole' | 'pdf' | 'text' {
  const fd = openSync(file, 'r')
  try {
    const head = Buffer.alloc(4)
    const magic = readSync(fd, head, 0, 4, 0) === 4 ? head.readUInt32BE(0) : 0
    return magic === 0x504b0304 ? 'zip' : magic === 0xd0cf11e0 ? 'ole' : magic === 0x25504446 ? 'pdf' : 'text'
  } finally {
    closeSync(fd)
  }
}

const damaged = (detail: string, cause?: unknown): AppError =>
  new AppError('workbook_unreadable', { detail }, { cause })
const tooMuch = (cause?: unknown): AppError => new AppError('workbook_bomb', { limit: MAX_UNPACKED_BYTES }, { cause })

/** The position of an entry in the archive. */
interface Entry {
  local: number
  packed: number
  method: number
}

/**
 * Throws `workbook_bomb` or `workbook_unreadable` if the archive's directory claims more than a list needs. Returns the
 * entry of the workbook's description.
 */
function assertHarmless(bytes: Buffer): Entry | null {
  const from = Math.max(0, bytes.length - 65_557)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < from || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw damaged('no ZIP table')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw tooMuch()
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  let description: Entry | null = null
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged('ZIP table')
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const size = bytes.readUInt32LE(at + 24)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    // No list needs an archive with 64-bit sizes, and an entry that hides its size is refused.
    if (size === 0xffffffff || packed === 0xffffffff || (method !== 0 && size === 0 && packed > 2)) throw tooMuch()
    total += size
    const held = !/^xl\/worksheets\//i.test(name) && /\.(?:xml|rels)$/i.test(name)
    if (total > MAX_UNPACKED_BYTES || (held && size > MAX_HELD_BYTES)) throw tooMuch()
    if (name === 'xl/workbook.xml') description = { local: bytes.readUInt32LE(at + 42), packed, method }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return description
}

/** The indexes of the visible sheets, in order; none if the workbook's description is not at the usual place. */
function visibleSheets(bytes: Buffer, description: Entry | null): number[] {
  if (description === null || description.local + LOCAL_SIZE > bytes.length) return []
  const { local, packed, method } = description
  const start = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(start, start + packed)
  const xml = (method === 0 ? data : inflateRawSync(data, { maxOutputLength: MAX_DESCRIPTION })).toString('utf8')
  const sheets = xml.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? []
  return sheets
    .flatMap((sheet, place) => (/\sstate=["'](?:veryH|h)idden["']/.test(sheet) ? [] : [place]))
    .slice(0, MAX_SHEETS)
}

/** The sheet that holds the list: the first visible one with a column of badge codes, else the first visible one. */
async function sheetOfList(bytes: Buffer, description: Entry | null, read: typeof streamXlsxRows): Promise<number> {
  const sheets = visibleSheets(bytes, description)
  if (sheets.length > 1) {
    for (const sheet of sheets) {
      const rows: string[][] = []
      for await (const { values } of read(bytes, { sheet, maxRows: ROWS_LOOKED_AT }))
        rows.push(values.slice(0, MAX_COLUMNS).map(textOf))
      const at = findHeadings(rows)
      if (at !== null && mapHeadings(rows[at]!).includes('badgeCode')) return sheet
    }
  }
  return sheets[0] ?? 0
}

/** A spreadsheet replaces the last digits of a longer number with zeros. Such a number is shown as a power of ten. */
function isRounded(value: number): boolean {
  return value >= EXACT && (!Number.isSafeInteger(value) || value % 10 ** (String(value).length - 15) === 0)
}

/** A cell as a person reads it. A whole number keeps all its digits, so a code never shows as a power of ten. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    return isRounded(value) ? value.toExponential() : Number.isInteger(value) ? BigInt(value).toString() : String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'boolean' ? String(value) : ''
}

/** The rows of the sheet that holds the list. Throws `file_too_large`, `workbook_bomb`, `workbook_unreadable`. */
export async function* xlsxBatches(file: string, size: number, name: string): AsyncGenerator<Batch> {
  if (size > MAX_XLSX_BYTES) {
    throw new AppError('file_too_large', {
      file: name,
      size,
      limit: MAX_XLSX_BYTES,
    })
  }
  // Most lists are text, and the workbook library takes a while to load.
  const { streamXlsxRows: read } = await import('hucre/xlsx')
  const bytes = readFileSync(file)
  const description = assertHarmless(bytes)
  let rows: ListRow[] = []
  let count = 0
  let seen = 0
  try {
    const sheet = await sheetOfList(bytes, description, read)
    for await (const { index, values } of read(bytes, { sheet })) {
      count += 1
      seen += values.length
      if (seen > MAX_CELLS) throw tooMuch()
      const cells = values.length > MAX_COLUMNS ? values.slice(0, MAX_COLUMNS) : values
      rows.push({ line: index + 1, cells: cells.map(textOf) })
      if (rows.length < BATCH) continue
      yield { rows, done: count }
      rows = []
      // Lets a cancellation and the library's own work run in between.
      await setImmediate()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw message.includes('zip bomb') ? tooMuch(error) : damaged(message, error)
  }
  yield { rows, done: count }
}
