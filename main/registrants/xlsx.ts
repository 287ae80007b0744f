/**
 * A list in an XLSX workbook. The archive's own table is looked at before anything is unpacked: entries that claim too much, or claim
 * nothing, are refused; the reader stops at what an entry claimed, so a claim that is a lie ends the reading as well.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import type { Batch, ListRow } from './list.ts'

/** Bytes of the file, of all that it unpacks to, and of what has to be held whole (texts that cells share, styles). */
export const MAX_XLSX_BYTES = 128 * 1024 * 1024
export const MAX_UNPACKED_BYTES = 1536 * 1024 * 1024
const MAX_HELD_BYTES = 256 * 1024 * 1024
const MAX_ENTRIES = 2_000
/** Columns of a list; a sheet may claim a cell in its last column on every row. */
const MAX_COLUMNS = 2_000
/** Cells of the whole sheet, empty ones before a filled one included: a million rows of a hundred columns. */
const MAX_CELLS = 100_000_000
const BATCH = 500

const END = 0x06054b50
const CENTRAL = 0x02014b50

/** By its first bytes: a ZIP archive (XLSX), an older or locked workbook, or anything else, which is text. */
export function kindOfFile(file: string): 'zip' | 'ole' | 'text' {
  const fd = openSync(file, 'r')
  try {
    const head = Buffer.alloc(4)
    const magic = readSync(fd, head, 0, 4, 0) === 4 ? head.readUInt32BE(0) : 0
    return magic === 0x504b0304 ? 'zip' : magic === 0xd0cf11e0 ? 'ole' : 'text'
  } finally {
    closeSync(fd)
  }
}

const damaged = (detail: string, cause?: unknown): AppError => new AppError('workbook_unreadable', { detail }, { cause })
const tooMuch = (cause?: unknown): AppError => new AppError('workbook_bomb', { limit: `${MAX_UNPACKED_BYTES / 2 ** 20} MiB` }, { cause })

/** Throws `workbook_bomb` or `workbook_unreadable` where the archive's table claims what no list needs. */
function assertHarmless(bytes: Buffer): void {
  const from = Math.max(0, bytes.length - 65_557)
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < from || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) throw damaged('no ZIP table')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw tooMuch()
  let at = bytes.readUInt32LE(end + 16)
  let total = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw damaged('ZIP table')
    const method = bytes.readUInt16LE(at + 10)
    const packed = bytes.readUInt32LE(at + 20)
    const size = bytes.readUInt32LE(at + 24)
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    // no list fills an archive whose sizes need 64 bits; one that hides its size is not opened
    if (size === 0xffffffff || packed === 0xffffffff || (method !== 0 && size === 0 && packed > 2)) throw tooMuch()
    total += size
    const held = !/^xl\/worksheets\//i.test(name) && /\.(?:xml|rels)$/i.test(name)
    if (total > MAX_UNPACKED_BYTES || (held && size > MAX_HELD_BYTES)) throw tooMuch()
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
}

/** A cell as a person reads it. A whole number keeps all its digits, so that a code is not written as a power of ten. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'boolean' ? String(value) : ''
}

/** Rows of the workbook's first sheet. Throws `file_too_large`, `workbook_bomb`, `workbook_unreadable`. */
export async function* xlsxBatches(file: string, size: number, name: string): AsyncGenerator<Batch> {
  if (size > MAX_XLSX_BYTES) {
    throw new AppError('file_too_large', { file: name, size: `${Math.ceil(size / 2 ** 20)} MiB`, limit: `${MAX_XLSX_BYTES / 2 ** 20} MiB` })
  }
  // most lists are text, and the workbook reader takes a while to load
  const { streamXlsxRows } = await import('hucre/xlsx')
  const bytes = readFileSync(file)
  assertHarmless(bytes)
  let rows: ListRow[] = []
  let read = 0
  let seen = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      read += 1
      seen += values.length
      if (seen > MAX_CELLS) throw tooMuch()
      const cells = values.length > MAX_COLUMNS ? values.slice(0, MAX_COLUMNS) : values
      rows.push({ line: index + 1, cells: cells.map(textOf) })
      if (rows.length < BATCH) continue
      yield { rows, done: read }
      rows = []
      // lets a cancellation, and the reader's own work, come in between
      await setImmediate()
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw message.includes('zip bomb') ? tooMuch(error) : damaged(message, error)
  }
  yield { rows, done: read }
}
