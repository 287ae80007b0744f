/**
 * What a registrant list says of one badge, in a form that travels with the lead to stations without the list. It holds
 * the original cells, each with what it means, so that better rules for names and phones improve it there too. It comes
 * from other stations: check all of it.
 */
import { isContactPart, type ContactPart } from '../badge/parts.ts'
import { MAX_PROPERTIES } from '../badge/limits.ts'
import type { Contact } from '../person/contact.ts'
import { contactOfCells } from './contact.ts'
import { MAX_CELL_LENGTH } from './row.ts'

/** The most bytes (UTF-8) of the whole. */
export const MAX_SAID = 65_536

export interface Said {
  /** Phone numbers without country code are this country's. */
  country: string
  /** None is blank. */
  cells: [ContactPart, string][]
}

const utf8 = new TextEncoder()

function isCell(cell: unknown): cell is Said['cells'][number] {
  return (
    Array.isArray(cell) &&
    cell.length === 2 &&
    isContactPart(cell[0]) &&
    typeof cell[1] === 'string' &&
    cell[1].length <= MAX_CELL_LENGTH &&
    cell[1].trim() !== ''
  )
}

/** Does this value have the shape of `Said`, and nothing else in it? */
export function isSaid(value: unknown): value is Said {
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== 'cells,country')
    return false
  const { country, cells } = value as Record<keyof Said, unknown>
  return (
    typeof country === 'string' &&
    /^[A-Z]{2}$/.test(country) &&
    Array.isArray(cells) &&
    cells.length > 0 &&
    cells.length <= MAX_PROPERTIES &&
    cells.every(isCell)
  )
}

/** The JSON of a list's row, or null where it is empty. A row that is too large keeps only its first cells. */
export function writeSaid(fields: readonly ContactPart[], cells: readonly string[], country: string): string | null {
  const said: Said = {
    country,
    cells: fields
      .map((field, i): Said['cells'][number] => [field, cells[i] ?? ''])
      .filter(isCell)
      .slice(0, MAX_PROPERTIES),
  }
  while (said.cells.length > 0) {
    const text = JSON.stringify(said)
    if (utf8.encode(text).length <= MAX_SAID) return text
    said.cells.pop()
  }
  return null
}

/** The contact of this JSON, or null where nothing in it can be read. */
export function readSaid(text: string): Contact | null {
  const said = JSON.parse(text) as Said
  return contactOfCells(
    said.cells.map(([field]) => field),
    said.cells.map(([, cell]) => cell),
    said.country,
  )
}
