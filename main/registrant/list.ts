/** A registrant list as it is read, whatever file it is in: rows of text with the lines they stand on. */
import type { Refusal } from '../../shared/domain/registrants/row.ts'

/** A row of cells, or one that could not be read as such; `line` counts from 1. */
export type ListRow = { line: number; cells: string[] } | { line: number; refusal: Refusal }

export interface Batch {
  rows: ListRow[]
  /** How far the reading has come, in the units of `RegistrantSource.size`. */
  done: number
}
