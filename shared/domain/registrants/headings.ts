/**
 * Finds what each column of a registrant list holds, from its headings in English or Japanese. It only proposes: the
 * person who imports the list may correct it.
 */
import { codeRankOf, normalKey, partOfKey } from '../badge/keys.ts'
import type { RegistrantField } from './fields.ts'

/** A list may have so many rows above the headings: its title, its date. */
const MAX_TITLE_ROWS = 10
const IN_BRACKETS = /[(（［[【<＜].*?[)）］\]】>＞]/g
const BEFORE = new RegExp(
  String.raw`^(?:attendee|visitor|participant|registrant|delegate|contact|guest|lead|your|primary|来場者|` +
    String.raw`来場|参加者|登録者|申込者|申込|担当者|ご担当者|担当|本人|ご|お|御)`,
)
/** Names for any column of numbers. A heading that names the badge or the visitor is surer. */
const VAGUE = /^(?:id|uid|uuid|guid|no|number|secret|qr|qrcode|barcode|番号|コード|管理番号|整理番号)$/
const MUCH_LESS_SURE = 1_000
const AFTER = /(?:required|mandatory|必須|任意|欄)$/

interface Meaning {
  field: RegistrantField
  /** For `badgeCode`: 0 names the code most surely. */
  rank: number
}

/** The spellings under which a heading is looked up, the whole heading first. */
function spellings(heading: string): string[] {
  const bare = heading.replace(/[*※＊]/g, '')
  const whole = [normalKey(bare), normalKey(bare.replace(IN_BRACKETS, ''))].filter((key) => key !== '')
  const shorter = whole.map((key) => key.replace(AFTER, '').replace(BEFORE, '')).filter((key) => key !== '')
  return [...new Set([...whole, ...shorter])]
}

function meaningOf(heading: string): Meaning | null {
  for (const key of spellings(heading)) {
    const rank = codeRankOf(key)
    if (rank !== null) return { field: 'badgeCode', rank: VAGUE.test(key) ? rank + MUCH_LESS_SURE : rank }
    const part = partOfKey(key)
    if (part !== null) return { field: part, rank: 0 }
  }
  return null
}

/** A field for each heading. Of several headings for the code the surest counts; the others are ignored. */
export function mapHeadings(headings: readonly string[]): RegistrantField[] {
  const meanings = headings.map(meaningOf)
  const codes = meanings.flatMap((meaning, column) =>
    meaning?.field === 'badgeCode' ? [{ column, rank: meaning.rank }] : [],
  )
  const code = codes.toSorted((a, b) => a.rank - b.rank || a.column - b.column)[0]?.column
  return meanings.map((meaning, column) =>
    meaning === null || (meaning.field === 'badgeCode' && column !== code) ? 'ignore' : meaning.field,
  )
}

/** The row of the headings, from 0; null where none of the first rows looks like headings. */
export function findHeadings(rows: readonly (readonly string[])[]): number | null {
  let best: { row: number; score: number } | null = null
  for (const [row, cells] of rows.slice(0, MAX_TITLE_ROWS).entries()) {
    const known = cells.map(meaningOf).filter((meaning) => meaning !== null)
    // A lone word such as "Visitors" is a title. Without any other column it is the list's only heading.
    if (
      known.length === 0 ||
      (known.length === 1 &&
        cells.filter((cell) => cell.trim() !== '').length === 1 &&
        (rows[row + 1]?.length ?? 0) > 1)
    )
      continue
    if (best === null || known.length > best.score) best = { row, score: known.length }
  }
  return best?.row ?? null
}
