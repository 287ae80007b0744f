/**
 * The scan journal: a second, plain copy of every scan beside the database, one JSON object a line, so that a damaged
 * database does not take the scans with it. Written after the database's commit; the database stays the truth.
 */
import { appendFileSync, createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface JournalEntry {
  scanId: string
  exhibitorId: string
  at: string
  staff: string
  source: string
  payloadHex: string
}

function journalFile(folder: string): string {
  return join(folder, 'scans.journal')
}

/** Adds scans. Throws what the file system throws; the scans themselves are on disk already. */
export function appendToJournal(folder: string, entries: readonly JournalEntry[]): void {
  appendFileSync(journalFile(folder), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
}

function parse(line: string): JournalEntry | null {
  try {
    return JSON.parse(line) as JournalEntry
  } catch {
    return null
  }
}

/** The journal's entries, in order; null for a line that cannot be read (cut off by a power failure). */
export async function* readJournal(folder: string): AsyncGenerator<JournalEntry | null> {
  const file = journalFile(folder)
  if (!existsSync(file)) return
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield parse(line)
  }
}
