/** A registrant list as it is read, whatever the file format: rows of text with their line numbers. */
import type { Refusal } from '../../shared/domain/registrants/row.ts'

/** A row of cells, or a row that could not be read; `line` counts from 1. */
export type ListRow = { line: number; cells: string[] } | { line: number; refusal: Refusal }

export interface Batch {
  rows: ListRow[]
  /** The progress of reading, in the units of `RegistrantSource.size`. */
  done: number
}
