/**
 * CSV that Excel opens with Japanese intact: UTF-8 with a byte order mark, CRLF, cells quoted where needed (RFC 4180).
 */
import Papa from 'papaparse'
import type { Cell } from './column.ts'
import type { OpenWriter } from './list.ts'
import { cleanText, defuse } from './text.ts'

const BYTE_ORDER_MARK = '\ufeff'
const encoder = new TextEncoder()

function toText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  return typeof cell === 'string' ? defuse(cleanText(cell)) : cell.harmless
}

const toLines = (rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse(
    rows.map((row) => row.map(toText)),
    { newline: '\r\n' },
  )}\r\n`

export const openCsv: OpenWriter = async (file, { columns }) => {
  file.write(encoder.encode(BYTE_ORDER_MARK + toLines([columns.map((column) => column.key)])))
  return {
    rows(rows) {
      if (rows.length > 0) file.write(encoder.encode(toLines(rows)))
    },
    close() {
      // A CSV file has no closing part.
    },
  }
}
