/**
 * The scan journal: a second, plain copy of every scan beside the database, one JSON object a line, so that a damaged
 * database does not take the scans with it. Written after the database's commit; the database stays the truth.
 */
import {
  appendFileSync,
  closeSync,
  createReadStream,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
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

/** Does the file end within a line, because a power failure or a full disk cut it off? */
function endsWithinLine(fd: number, size: number): boolean {
  const last = Buffer.alloc(1)
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
}

/** Adds scans, all of them or none. Throws what the file system throws; the scans themselves are on disk already. */
export function appendToJournal(folder: string, entries: readonly JournalEntry[]): void {
  const fd = openSync(journalFile(folder), 'a+', 0o600)
  try {
    const { size } = fstatSync(fd)
    // a line that was cut off must not swallow the next one
    const begin = endsWithinLine(fd, size) ? '\n' : ''
    try {
      appendFileSync(fd, begin + entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
    } catch (error) {
      ftruncateSync(fd, size)
      throw error
    }
  } finally {
    closeSync(fd)
  }
}

/** Does the folder hold scans in the journal? */
export function hasJournal(folder: string): boolean {
  return (statSync(journalFile(folder), { throwIfNoEntry: false })?.size ?? 0) > 0
}

function isEntry(value: unknown): value is JournalEntry {
  const { scanId, at, payloadHex } = (value ?? {}) as Record<string, unknown>
  return typeof scanId === 'string' && typeof at === 'string' && typeof payloadHex === 'string'
}

function parse(line: string): JournalEntry | null {
  try {
    const value: unknown = JSON.parse(line)
    return isEntry(value) ? value : null
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
 * Writes the journal anew with the entries that `keep` lets stay, whole or not at all; lines that cannot be read go.
 * Must run where `appendToJournal` runs, or a scan made meanwhile would be left out.
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
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}
