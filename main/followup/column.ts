/** One column of a follow-up list, and what its cells hold. */
import type { BadgeFormat } from '../../shared/domain/badge/reading.ts'
import type { Lead } from '../../shared/domain/lead/derive.ts'

/** A cell: a text from anywhere, a number, or a text that is known to be no formula (a validated E.164 number). */
export type Cell = string | number | { harmless: string }

/** One lead with what a list needs beside its promised shape. */
export interface ListedLead {
  lead: Lead
  /** Of the newest scan. */
  badgeFormat: BadgeFormat
  stationNames: ReadonlyMap<string, string>
}

export interface Column {
  key: string
  /** What it holds, in the list's language. */
  about: string
  /** In characters. */
  width: number
  /** Several lines are usual. */
  wrap: boolean
  cell(listed: ListedLead): Cell
}
