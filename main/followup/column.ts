/** One column of a follow-up list and the content of its cells. */
import type { BadgeFormat } from '../../shared/domain/badge/reading.ts'
import type { Lead } from '../../shared/domain/lead/derive.ts'

/** A cell: an untrusted text, a number, or a text that cannot be a formula (a validated E.164 number). */
export type Cell = string | number | { harmless: string }

/** One lead, with facts that a list needs beside the public shape. */
export interface ListedLead {
  lead: Lead
  /** The badge format of the newest scan. */
  badgeFormat: BadgeFormat
  stationNames: ReadonlyMap<string, string>
}

export interface Column {
  key: string
  /** Explains the column, in the list's language. */
  about: string
  /** In characters. */
  width: number
  /** True if cells often hold several lines. */
  wrap: boolean
  cell(listed: ListedLead): Cell
}
