/**
 * Looks into a list before it is taken over: what it is, what its columns seem to hold, its first rows, and what is
 * doubtful.
 */
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
/** UTF-16 units of a cell that are shown. */
const SHOWN = 120

/**
 * Numbers of different lengths, none with a 0 before it: what a spreadsheet makes of codes that were all of one length.
 */
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
