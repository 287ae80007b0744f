/** The parts every format of a follow-up list shares: a head, then a stream of rows. */
import type { Cell, Column } from './column.ts'

/** What a format may need before the first row. */
export interface ListHead {
  columns: readonly Column[]
  language: 'en' | 'ja'
  exhibition: string
  exhibitor: string
  /** Local time with the exhibition's UTC offset. */
  writtenAt: string
  timeZone: string
  /** The greatest number of leads that can follow. */
  leads: number
}

/** Receives the bytes of a list. */
export interface Sink {
  write(bytes: Uint8Array): void
}

/** Writes rows as they arrive and keeps none. The caller that opened the file commits or discards it. */
export interface FollowupWriter {
  rows(rows: readonly (readonly Cell[])[]): void
  /** Writes the end of the file. */
  close(): void
}

export type OpenWriter = (file: Sink, head: ListHead) => Promise<FollowupWriter>
