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
  ftruncateSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { createOutFile, type OutFile } from '../files/whole-file.ts'

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

type Keep = (entry: JournalEntry) => boolean

/** The lines that stay, each with its end; lines that cannot be read go. */
const kept = (lines: readonly string[], keep: Keep): string =>
  lines
    .filter((line) => {
      const entry = parse(line)
      return entry !== null && keep(entry)
    })
    .map((line) => `${line}\n`)
    .join('')

function linesFrom(file: string, from: number): string[] {
  const fd = openSync(file, 'r')
  try {
    const rest = Buffer.alloc(fstatSync(fd).size - from)
    readSync(fd, rest, 0, rest.length, from)
    return rest
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
  } finally {
    closeSync(fd)
  }
}

/** Adds what stays of the journal from this byte on, and puts the new file in its place. Nothing may be added meanwhile. */
function replaceJournal(journal: string, fresh: OutFile, from: number, keep: Keep): void {
  fresh.write(Buffer.from(kept(linesFrom(journal, from), keep)))
  fresh.commit()
}

/** Writes the journal anew with the entries that `keep` lets stay, whole or not at all. While nobody is served. */
export function filterJournal(folder: string, keep: Keep): void {
  const file = journalFile(folder)
  if (!existsSync(file)) return
  const fresh = createOutFile(file, 0o600)
  try {
    replaceJournal(file, fresh, 0, keep)
  } finally {
    fresh.discard()
  }
}

/** Lines that are looked at without a pause, half a millisecond's work. */
const AT_ONCE = 100
let filtering: Promise<void> = Promise.resolve()

async function filterInSteps(folder: string, keep: Keep): Promise<void> {
  const file = journalFile(folder)
  if (!existsSync(file)) return
  const { size } = statSync(file)
  const fresh = createOutFile(file, 0o600)
  try {
    let some: string[] = []
    const put = async () => {
      fresh.write(Buffer.from(kept(some, keep)))
      some = []
      await setImmediate()
    }
    if (size > 0) {
      for await (const line of createInterface({
        input: createReadStream(file, { end: size - 1 }),
        crlfDelay: Infinity,
      }))
        if (some.push(line) === AT_ONCE) await put()
    }
    await put()
    // what must reach the disk at the end is little then
    await fresh.sync()
    replaceJournal(file, fresh, size, keep)
  } finally {
    fresh.discard()
  }
}

/**
 * As `filterJournal`, beside a station that scans: in short steps, one call after the other. What is added meanwhile
 * stays. Must run where `appendToJournal` runs.
 */
export function filterJournalBeside(folder: string, keep: Keep): Promise<void> {
  const mine = filtering.then(() => filterInSteps(folder, keep))
  filtering = mine.catch(() => undefined)
  return mine
}
