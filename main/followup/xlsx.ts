/**
 * XLSX for people. Rows stream into a prepared workbook as inline strings, so memory does not grow with the list and no
 * cell can be a formula. When a sheet is full, the next sheet begins.
 */
import { strFromU8, unzipSync } from 'fflate'
import { colToLetter } from 'hucre/xlsx'
import type { Cell } from './column.ts'
import type { OpenWriter } from './list.ts'
import { cleanText } from './text.ts'
import { makeTemplate, sheetWords, takeApart, type SheetFrame } from './xlsx-template.ts'
import { createZip } from './zip.ts'

/** Excel allows 1,048,576 rows. Half of it keeps the sheet's XML far below the size limit of a ZIP entry. */
const ROWS_PER_SHEET = 500_000
/** The most UTF-16 units a cell may hold (Excel's "specifications and limits"). */
const MAX_CELL = 32_767

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/**
 * Excel reads `_x0041_` as the letter A (ECMA-376 part 1, 22.9.2.19), so the first underscore of such a text is escaped
 * too.
 */
const escape = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/[&<>"]/g, (sign) => ESCAPES[sign]!)

/** Cuts the text to Excel's limit and never splits a surrogate pair. */
function cut(text: string, marker: string): string {
  if (text.length <= MAX_CELL) return text
  const kept = text.slice(0, MAX_CELL - marker.length)
  return (kept.isWellFormed() ? kept : kept.slice(0, -1)) + marker
}

/** One cell's XML; "" for an empty one. */
function cellXml(cell: Cell, reference: string, style: string, marker: string): string {
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  const text = cut(cleanText(typeof cell === 'string' ? cell : cell.harmless), marker)
  if (text === '') return ''
  const space = /^\s|\s$|[\t\n]| {2}/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t${space}>${escape(text)}</t></is></c>`
}

/** Like `openXlsx`, with another number of rows per sheet. */
export function openXlsxWith(rowsPerSheet: number): OpenWriter {
  return async (file, head) => {
    const sheets = Math.max(1, Math.ceil(head.leads / rowsPerSheet))
    const sizes = Array.from({ length: sheets }, (_, at) => Math.min(rowsPerSheet, head.leads - at * rowsPerSheet))
    const letters = head.columns.map((_, column) => colToLetter(column))
    const { marker } = sheetWords(head.language)
    const zip = createZip((bytes) => file.write(bytes))
    const frames: { name: string; frame: SheetFrame }[] = []
    for (const [name, bytes] of Object.entries(unzipSync(await makeTemplate(head, sizes)))) {
      const number = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0)
      const xml = strFromU8(bytes)
      if (number >= 1 && number <= sheets) {
        frames[number - 1] = { name, frame: takeApart(xml, head.columns.length) }
      } else {
        const entry = zip.open(name)
        entry.add(xml)
        entry.close()
      }
    }
    const begin = (at: number) => {
      const { name, frame } = frames[at]!
      const entry = zip.open(name)
      entry.add(frame.before)
      return { at, entry, frame, rows: 0 }
    }
    let sheet = begin(0)
    const end = (): void => {
      sheet.entry.add(sheet.frame.after)
      sheet.entry.close()
    }
    return {
      rows(rows) {
        for (const cells of rows) {
          if (sheet.rows === rowsPerSheet) {
            end()
            sheet = begin(sheet.at + 1)
          }
          sheet.rows++
          const number = sheet.rows + 1
          const { styles } = sheet.frame
          const inside = cells.map((cell, at) => cellXml(cell, letters[at]! + number, styles[at]!, marker)).join('')
          sheet.entry.add(`<row r="${number}">${inside}</row>`)
        }
      },
      close() {
        end()
        while (sheet.at + 1 < sheets) {
          sheet = begin(sheet.at + 1)
          end()
        }
        zip.close()
      },
    }
  }
}

export const openXlsx: OpenWriter = openXlsxWith(ROWS_PER_SHEET)
