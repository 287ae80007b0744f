/** Follow-up lists written and read back by other libraries. */
import { Buffer } from 'node:buffer'
import { writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import Excel from 'exceljs'
import Papa from 'papaparse'
import type { Cell, Column } from '../../main/followup/column.ts'
import { createOutFile } from '../../main/files/whole-file.ts'
import type { ListHead, OpenWriter } from '../../main/followup/list.ts'

/** Plain columns `c0`, `c1`, … of one format's writer. */
export function headOf(count: number, leads: number): ListHead {
  const columns = Array.from({ length: count }, (_, at): Column => ({
    key: `c${at}`,
    about: `column ${at}`,
    width: 12,
    wrap: at === 1,
    cell: () => '',
  }))
  return {
    columns,
    language: 'en',
    exhibition: 'Fair',
    exhibitor: 'Orbit (ORBIT)',
    writtenAt: '2026-01-28T10:00:00.000+09:00',
    timeZone: 'Asia/Tokyo',
    leads,
  }
}

/** Writes rows to `path`, in batches. */
export async function writeRows(
  path: string,
  open: OpenWriter,
  head: ListHead,
  rows: readonly (readonly Cell[])[],
  batch = 100,
): Promise<void> {
  const file = createOutFile(path)
  try {
    const writer = await open(file, head)
    for (let at = 0; at < rows.length; at += batch) writer.rows(rows.slice(at, at + batch))
    writer.close()
    file.commit()
  } finally {
    file.discard()
  }
}

/** The rows of a CSV file as papaparse reads them, and whether it complained. */
export function readCsv(path: string): { rows: string[][]; bytes: Buffer } {
  const bytes = readFileSync(path)
  const { data, errors } = Papa.parse<string[]>(bytes.subarray(3).toString('utf8'), {
    newline: '\r\n',
    delimiter: ',',
    skipEmptyLines: false,
  })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === '') data.pop()
  return { rows: data, bytes }
}

type Value = string | number | null

/**
 * One sheet as exceljs reads it: the values of each row, null where a cell is empty. Of inline strings it leaves
 * escaped underscores as they are.
 */
export async function readXlsx(path: string): Promise<{ name: string; sheet: Excel.Worksheet; rows: Value[][] }[]> {
  const book = new Excel.Workbook()
  await book.xlsx.readFile(path)
  return book.worksheets.map((sheet) => {
    const rows: Value[][] = []
    for (let row = 1; row <= sheet.rowCount; row++) {
      const width = sheet.columnCount
      rows.push(
        Array.from({ length: width }, (_, at) => {
          const { value } = sheet.getRow(row).getCell(at + 1)
          if (value !== null && typeof value !== 'string' && typeof value !== 'number')
            throw new Error(`cell ${row},${at + 1} is ${JSON.stringify(value)}`)
          return typeof value === 'string' ? value.replaceAll('_x005F_', '_') : value
        }),
      )
    }
    return { name: sheet.name, sheet, rows }
  })
}

/** The XML of a workbook's sheets, by name of the part. */
export function sheetXml(path: string): Map<string, string> {
  const sheets = unzipSync(readFileSync(path), { filter: ({ name }) => name.startsWith('xl/worksheets/') })
  return new Map(Object.entries(sheets).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

/** A file with something in it, to be written over or kept. */
export function existingFile(folder: string, name: string): string {
  const path = join(folder, name)
  writeFileSync(path, 'before')
  return path
}
