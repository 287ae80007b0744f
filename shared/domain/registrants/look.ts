/** Finds what each column of a registrant list without headings holds, from its first rows. It only proposes. */
import { lookOf, type Look } from '../badge/column.ts'
import type { RegistrantField } from './fields.ts'

const LOOKS: Partial<Record<Look, RegistrantField>> = {
  email: 'email',
  url: 'url',
  postcode: 'postcode',
  address: 'street',
  phone: 'phone',
  kana: 'fullKana',
  organisation: 'organisation',
  department: 'department',
  title: 'title',
}

/** The look of most filled cells of a column, or null. */
function lookOfColumn(rows: readonly (readonly string[])[], column: number, country: string): Look | null {
  const counts = new Map<Look, number>()
  let filled = 0
  for (const row of rows) {
    const value = row[column]?.trim() ?? ''
    if (value === '') continue
    filled += 1
    const look = lookOf(value, country)
    counts.set(look, (counts.get(look) ?? 0) + 1)
  }
  const best = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  return best && best[1] * 2 > filled ? best[0] : null
}

/**
 * Fields of a list without headings: the first column of codes, the first column of words as the name, the others by
 * their look.
 */
export function mapByLook(rows: readonly (readonly string[])[], country: string): RegistrantField[] {
  const width = rows.reduce((max, row) => Math.max(max, row.length), 0)
  let code = false
  let name = false
  return Array.from({ length: width }, (_, column) => {
    const look = lookOfColumn(rows, column, country)
    if (look === 'code' && !code) {
      code = true
      return 'badgeCode'
    }
    if (look === 'words' && !name) {
      name = true
      return 'fullName'
    }
    return (look === null ? undefined : LOOKS[look]) ?? 'ignore'
  })
}
