/** Previews a list before its import: its format, the likely content of its columns, its first rows, and doubts. */
import type { ListPreview } from '../../shared/contract/registrant.ts'
import type { RegistrantField } from '../../shared/domain/registrants/fields.ts'
import { planOf, readCode } from '../../shared/domain/registrants/row.ts'
import { openSource, type SourceOptions } from './source.ts'

export interface PreviewInput {
  file: string
  name: string
  country: string
  options: SourceOptions
  mapping: RegistrantField[] | null
}

const ROWS = 20
/** UTF-16 units shown of a cell. */
const SHOWN = 120

/** True if numbers differ in length and none starts with 0. A spreadsheet makes these from codes of equal length. */
function haveLostZeros(found: readonly ReturnType<typeof readCode>[]): boolean {
  const codes = found.flatMap((one) => ('code' in one ? [one.code] : []))
  return codes.every((code) => /^[1-9]\d*$/.test(code)) && new Set(codes.map((code) => code.length)).size > 1
}

/** Throws what `openSource` throws. */
export async function previewRegistrants({
  file,
  name,
  country,
  options,
  mapping: given,
}: PreviewInput): Promise<ListPreview> {
  const source = await openSource(file, name, country, options)
  try {
    const mapping = source.headings.map((_, column) => given?.[column] ?? source.mapping[column] ?? 'ignore')
    const plan = planOf(mapping)
    const rows = source.sample.flatMap((row) =>
      'cells' in row && row.cells.some((cell) => cell.trim() !== '') ? [row] : [],
    )
    const codes = plan === null ? [] : rows.map((row) => readCode(row.cells[plan.code] ?? ''))
    const named = mapping.some((field) => field === 'fullName' || field === 'familyName')
    const problems: Record<ListPreview['problems'][number], boolean> = {
      no_headings: source.headingLine === null,
      no_code_column: plan === null,
      no_name_column: !named,
      charset_doubtful: source.charsetDoubtful,
      codes_missing: codes.some((found) => 'refusal' in found),
      zeros_missing: haveLostZeros(codes),
      one_column: source.headings.length === 1,
    }
    return {
      kind: source.kind,
      charset: source.charset,
      delimiter: source.delimiter,
      headingLine: source.headingLine,
      headings: source.headings,
      mapping,
      rows: rows.slice(0, ROWS).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.slice(0, SHOWN)) })),
      problems: (Object.keys(problems) as ListPreview['problems'][number][]).filter((problem) => problems[problem]),
    }
  } finally {
    source.close()
  }
}
