/**
 * Makes the workbook around the rows with hucre: heading row (bold, frozen, with filters), column widths, styles and
 * the sheet of explanations. Each leads' sheet holds one sample row. It gives the cell styles, and the real rows
 * replace it.
 */
import { cellRef, rangeRef, writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { columns as en } from '../../shared/messages/en/columns.ts'
import { columns as ja } from '../../shared/messages/ja/columns.ts'
import type { ListHead } from './list.ts'
import { cleanText } from './text.ts'

/** Text format: a text that looks like a formula or number stays text, even after a person edits the cell. */
const TEXT: CellStyle = { numFmt: '@', alignment: { vertical: 'top' } }
const WRAPPED: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } }
const HEADING: CellStyle = {
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF4' } },
  alignment: { vertical: 'top' },
}
const SAMPLE = 'x'

export const sheetWords = (language: 'en' | 'ja'): (typeof en)['sheet'] => (language === 'ja' ? ja.sheet : en.sheet)

function styled(
  rows: string[][],
  style: (row: number, column: number) => CellStyle,
): Pick<WriteSheet, 'rows' | 'cells'> {
  const cells = new Map(
    rows.flatMap((row, r) => row.map((value, c) => [`${r},${c}`, { value, style: style(r, c) }] as const)),
  )
  return { rows, cells }
}

function leadSheet(name: string, { columns }: ListHead, rows: number): WriteSheet {
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    ...styled([columns.map(({ key }) => key), columns.map(() => SAMPLE)], (row, column) => {
      if (row === 0) return HEADING
      return columns[column]?.wrap ? WRAPPED : TEXT
    }),
    freezePane: { rows: 1 },
    autoFilter: { range: rangeRef(0, 0, rows, columns.length - 1) },
  }
}

function aboutSheet(head: ListHead): WriteSheet {
  const words = sheetWords(head.language)
  const facts: string[][] = [
    [words.title],
    [words.exhibition, head.exhibition],
    [words.exhibitor, head.exhibitor],
    [words.writtenAt, head.writtenAt],
    [words.count, String(head.leads)],
    [words.timeZone, head.timeZone],
    [words.safety],
    [words.long.replace('{{marker}}', words.marker)],
    [],
  ]
  const rows = [...facts, [words.column, words.meaning], ...head.columns.map(({ key, about }) => [key, about])].map(
    (row) => row.map(cleanText),
  )
  return {
    name: words.about,
    columns: [{ width: 28 }, { width: 100 }],
    ...styled(rows, (row) => (row === 0 || row === facts.length ? HEADING : TEXT)),
  }
}

/**
 * Makes a workbook archive with one sheet per entry in `sizes` (its number of rows), then the sheet of explanations.
 */
export async function makeTemplate(head: ListHead, sizes: readonly number[]): Promise<Uint8Array> {
  const { leads } = sheetWords(head.language)
  const sheets = sizes.map((rows, at) => leadSheet(at === 0 ? leads : `${leads} ${at + 1}`, head, rows))
  return await writeXlsx({ sheets: [...sheets, aboutSheet(head)], stringMode: 'inline' })
}

export interface SheetFrame {
  /** The sheet's XML up to the end of the heading row. */
  before: string
  /** The sheet's XML after the rows. */
  after: string
  /** The style number of the cells in each column. */
  styles: string[]
}

/** Splits the XML of a leads' sheet at its sample row. Throws if hucre wrote it in an unexpected form. */
export function takeApart(xml: string, columns: number): SheetFrame {
  const sample = xml.indexOf('<row r="2"')
  const after = xml.indexOf('</sheetData>')
  if (sample < 0 || after < sample) throw new Error('the workbook template has no sample row')
  const row = xml.slice(sample, after)
  const styles = Array.from({ length: columns }, (_, column) => {
    const cell = new RegExp(`<c r="${cellRef(1, column)}"[^>]*? s="(\\d+)"`).exec(row)
    if (cell?.[1] === undefined) throw new Error(`the workbook template has no style for column ${column}`)
    return cell[1]
  })
  // The sample's dimension does not fit the real rows. The element is optional, so it is removed.
  return { before: xml.slice(0, sample).replace(/<dimension [^>]*\/>/, ''), after: xml.slice(after), styles }
}
