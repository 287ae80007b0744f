/**
 * One row of a registrant list: the badge code and the needed cells as the list has them. The contact is made from them
 * on demand, so that better rules for names and phones improve lists that were imported before.
 */
import { canonicalBadgeCode } from '../badge/code.ts'
import type { ContactPart } from '../badge/parts.ts'
import { readUrl } from '../badge/url.ts'
import type { RegistrantField } from './fields.ts'

/** In UTF-16 units. A longer text is no code; a longer cell keeps its first part. */
export const MAX_CODE_LENGTH = 500
export const MAX_CELL_LENGTH = 4_000

/** Why a row is not imported. Each has words in every language. */
export const REFUSALS = [
  'no_code',
  'code_too_long',
  'code_rounded',
  'duplicate_code',
  'row_too_long',
  'quote_open',
  'erased',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** Which columns hold the code and the needed parts. */
export interface RowPlan {
  code: number
  columns: readonly number[]
  /** What each of `columns` holds. */
  fields: readonly ContactPart[]
}

/** The plan of a mapping, or null where no column or several columns hold the code. */
export function planOf(mapping: readonly RegistrantField[]): RowPlan | null {
  const code = mapping.indexOf('badgeCode')
  if (code < 0 || mapping.lastIndexOf('badgeCode') !== code) return null
  const wanted = mapping.flatMap((field, column) =>
    field === 'badgeCode' || field === 'ignore' ? [] : [{ field, column }],
  )
  return { code, columns: wanted.map(({ column }) => column), fields: wanted.map(({ field }) => field) }
}

/** How spreadsheets keep the zeros of a code (`="00123"`, `'00123`). */
const AS_TEXT = /^(?:=\s*"([^"]*)"|'(.+))$/
/** A long code that a spreadsheet took for a number. Its last digits are lost. */
const ROUNDED = /^\d(?:[.,]\d+)?E\+\d{2,}$/i
/** What spreadsheets show for a formula that failed. */
const FAILED = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!)$/
const WEB = /^https?:\/\//i

/** The canonical code of a cell, or why it holds none. */
export function readCode(cell: string): { code: string } | { refusal: Refusal } {
  if (cell.length > MAX_CODE_LENGTH * 4) return { refusal: 'code_too_long' }
  const trimmed = cell.trim()
  const asText = AS_TEXT.exec(trimmed)
  const code = canonicalBadgeCode(asText ? (asText[1] ?? asText[2] ?? '') : trimmed)
  if (code === '' || FAILED.test(code)) return { refusal: 'no_code' }
  if (code.length > MAX_CODE_LENGTH) return { refusal: 'code_too_long' }
  if (ROUNDED.test(code)) return { refusal: 'code_rounded' }
  // A list may hold the content of the badge's QR code. Its code must be the one that a scan takes from it.
  return { code: WEB.test(code) ? (readUrl(code)?.badgeCode ?? code) : code }
}

/** The needed cells of a row, in the plan's order; a missing one is "". */
export function pickCells({ columns }: RowPlan, row: readonly string[]): string[] {
  const cells: string[] = []
  for (const column of columns) {
    const cell = row[column]
    cells.push(
      cell === undefined || FAILED.test(cell)
        ? ''
        : cell.length > MAX_CELL_LENGTH
          ? cell.slice(0, MAX_CELL_LENGTH)
          : cell,
    )
  }
  return cells
}
