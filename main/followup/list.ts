/** What a follow-up list is to every format: a head, then rows as they come. */
import type { Cell, Column } from './column.ts'

/** What a format may want to know before the first row. */
export interface ListHead {
  columns: readonly Column[]
  language: 'en' | 'ja'
  exhibition: string
  exhibitor: string
  /** With the exhibition's offset. */
  writtenAt: string
  timeZone: string
  /** How many leads will come, at most. */
  leads: number
}

/** Where a list's bytes go. */
export interface Sink {
  write(bytes: Uint8Array): void
}

/** Takes rows as they come and keeps none of them; the file is committed or discarded by whoever opened it. */
export interface FollowupWriter {
  rows(rows: readonly (readonly Cell[])[]): Promise<void>
  /** Writes what has to stand at the end. */
  close(): Promise<void>
}

export type OpenWriter = (file: Sink, head: ListHead) => Promise<FollowupWriter>
