/**
 * The scan journal: a second, plain copy of every scan beside the database, one JSON object a line, so that a damaged
 * database does not take the scans with it. Written after the database's commit; the database stays the truth.
 */
import { appendFileSync, closeSync, createReadStream, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
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

/**
 * Writes the journal anew with the entries that `keep` lets stay, whole or not at all; lines that cannot be read go. Must run where
 * `appendToJournal` runs, or a scan made meanwhile would be left out.
 */
export function filterJournal(folder: string, keep: (entry: JournalEntry) => boolean): void {
  const file = journalFile(folder)
  if (!existsSync(file)) return
  const part = `${file}.part`
  const fd = openSync(part, 'w', 0o600)
  try {
    for (const line of linesOf(file)) {
      const entry = parse(line)
      if (entry !== null && keep(entry)) writeSync(fd, `${line}\n`)
    }
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(part, file)
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
}
