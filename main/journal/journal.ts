/**
 * The scan journal: a second, plain copy of every scan beside the database, one JSON object per line. A damaged
 * database then does not destroy the scans. It is written after the database's commit; the database stays the truth.
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

/** Does the file end inside a line, after a power failure or on a full disk? */
function endsWithinLine(fd: number, size: number): boolean {
  const last = Buffer.alloc(1)
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
}

/** Adds all scans or none. Throws the error of the file system; the scans are already in the database. */
export function appendToJournal(folder: string, entries: readonly JournalEntry[]): void {
  const fd = openSync(journalFile(folder), 'a+', 0o600)
  try {
    const { size } = fstatSync(fd)
    // a cut-off line must not merge with the next one
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

/** The journal's entries, in order; null for an unreadable line (cut off by a power failure). */
export async function* readJournal(folder: string): AsyncGenerator<JournalEntry | null> {
  const file = journalFile(folder)
  if (!existsSync(file)) return
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (line !== '') yield parse(line)
  }
}

type Keep = (entry: JournalEntry) => boolean

/** The kept lines, each with its line end. Unreadable lines are removed. */
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

/**
 * Adds the kept lines from byte `from` on, then replaces the journal with the new file. No scan may be added meanwhile.
 */
function replaceJournal(journal: string, fresh: OutFile, from: number, keep: Keep): void {
  fresh.write(Buffer.from(kept(linesFrom(journal, from), keep)))
  fresh.commit()
}

/**
 * Rewrites the journal with only the entries that pass `keep`, whole or not at all. Call it only while no scans come
 * in.
 */
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

/** The number of lines handled without a pause: half a millisecond's work. */
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
    // flush now, so that little is left for the last flush, which blocks scans
    await fresh.sync()
    replaceJournal(file, fresh, size, keep)
  } finally {
    fresh.discard()
  }
}

/**
 * As `filterJournal`, while the station scans: in short steps, and one call after the other. Scans added meanwhile are
 * filtered too. It must run in the thread that runs `appendToJournal`.
 */
export function filterJournalBeside(folder: string, keep: Keep): Promise<void> {
  const mine = filtering.then(() => filterInSteps(folder, keep))
  filtering = mine.catch(() => undefined)
  return mine
}
