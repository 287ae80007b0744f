/** Opens a registrant list file: its format, its heading row, the likely content of its columns, and its rows. */
import { statSync } from 'node:fs'
import type { RegistrantField } from '../../shared/domain/registrants/fields.ts'
import { findHeadings, mapHeadings } from '../../shared/domain/registrants/headings.ts'
import { AppError } from '../../shared/errors.ts'
import type { ListCharset } from './charset.ts'
import { openCsv } from './csv.ts'
import type { Batch, ListRow } from './list.ts'
import { kindOfFile, xlsxBatches } from './xlsx.ts'

/** Settings with which a person corrects a wrong guess. */
export interface SourceOptions {
  charset?: ListCharset | undefined
  delimiter?: string | undefined
  /** The line of the headings; 0 if there are none. */
  headingLine?: number | undefined
}

export interface RegistrantSource {
  kind: 'csv' | 'xlsx'
  /** null for a workbook. */
  charset: ListCharset | null
  charsetDoubtful: boolean
  delimiter: string | null
  /** The line of the headings; null if there are none. Columns are then called A, B, C … */
  headingLine: number | null
  headings: string[]
  /** The likely content of each column. */
  mapping: RegistrantField[]
  /** The first rows after the headings. */
  sample: ListRow[]
  /** The final value of `Batch.done`; 0 while unknown. */
  size: number
  /** Every row after the headings, in order. Call it only once. */
  rows(): AsyncGenerator<Batch>
  close(): void
}

const SAMPLE = 50

/** A, B, … Z, AA, AB …: the name of a column in a list without headings. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** Guesses fields from cell contents. Most lists have headings, so this slow module is loaded only when needed. */
async function mapByLook(rows: readonly (readonly string[])[], country: string): Promise<RegistrantField[]> {
  return (await import('../../shared/domain/registrants/look.ts')).mapByLook(rows, country)
}

/** Finds the heading row among the first rows: the given line, or the most likely one. */
function whereHeadings(rows: readonly ListRow[], line: number | undefined): number | null {
  if (line === undefined) return findHeadings(rows.map(cellsOf))
  const named = rows.findIndex((row) => row.line === line)
  return named < 0 ? null : named
}

const cellsOf = (row: ListRow): string[] => ('cells' in row ? row.cells : [])

async function* afterLine(
  first: readonly Batch[],
  rest: AsyncIterator<Batch>,
  headingLine: number,
): AsyncGenerator<Batch> {
  for (const { rows, done } of first) yield { rows: rows.filter((row) => row.line > headingLine), done }
  for (;;) {
    const next = await rest.next()
    if (next.done) return
    yield next.value
  }
}

async function* asAsync(batches: Iterable<Batch>): AsyncGenerator<Batch> {
  yield* batches
}

/**
 * Opens a list. `country` tells which numbers are phone numbers if the list has no headings; `name` is for messages.
 * Throws `list_empty`, `file_too_large`, `workbook_bomb`, `workbook_unreadable`, `file_unreadable`.
 */
export async function openSource(
  file: string,
  name: string,
  country: string,
  options: SourceOptions,
): Promise<RegistrantSource> {
  try {
    return await open(file, name, country, options)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new AppError('file_unreadable', { file: name }, { cause: error })
    throw error
  }
}

async function open(file: string, name: string, country: string, options: SourceOptions): Promise<RegistrantSource> {
  const { size } = statSync(file)
  const kind = kindOfFile(file)
  if (kind === 'ole' || kind === 'pdf')
    throw new AppError('workbook_unreadable', { detail: kind === 'ole' ? 'XLS' : 'PDF' })
  const csv = kind === 'text' ? openCsv(file, options) : null
  const batches = csv ? asAsync(csv.batches()) : xlsxBatches(file, size, name)
  const close = (): void => csv?.close()
  try {
    const first: Batch[] = []
    const head: ListRow[] = []
    while (head.length < SAMPLE) {
      const next = await batches.next()
      if (next.done) break
      first.push(next.value)
      head.push(...next.value.rows.slice(0, SAMPLE - head.length))
    }
    const filled = head.filter((row) => cellsOf(row).some((cell) => cell.trim() !== ''))
    if (filled.length === 0) throw new AppError('list_empty', { file: name })
    const at = whereHeadings(filled, options.headingLine)
    const headingRow = at === null ? undefined : filled[at]
    const sample = at === null ? filled : filled.slice(at + 1)
    const width = filled.reduce((max, row) => Math.max(max, cellsOf(row).length), 0)
    const given = headingRow === undefined ? [] : cellsOf(headingRow).map((cell) => cell.trim())
    const headings = Array.from({ length: width }, (_, column) => given[column] || columnName(column))
    return {
      kind: csv ? 'csv' : 'xlsx',
      charset: csv?.charset ?? null,
      charsetDoubtful: csv?.charsetDoubtful ?? false,
      delimiter: csv?.delimiter ?? null,
      headingLine: headingRow?.line ?? null,
      headings,
      mapping: headingRow === undefined ? await mapByLook(sample.map(cellsOf), country) : mapHeadings(headings),
      sample,
      size: csv ? size : 0,
      rows: () => afterLine(first, batches, headingRow?.line ?? 0),
      close() {
        close()
        void batches.return(undefined)
      },
    }
  } catch (error) {
    close()
    throw error
  }
}
