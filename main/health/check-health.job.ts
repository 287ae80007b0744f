/** Checks all data, table by table, and changes nothing. Its connection only reads, so scans continue meanwhile. */
import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../shared/contract/health.ts'
import { withReadOnly } from '../app/job-connection.ts'
import type { JobControl } from '../app/job-control.ts'
import type { Reads } from '../db/connection.ts'
import { readJournal, type JournalEntry } from '../journal/journal.ts'
import { compareScans, listOwnScanIds } from '../scan/scan.sql.ts'
import { foreignKeyFaults, integrityFaults, journalMode, listTables, pageFaults } from './soundness.sql.ts'

/** With less free space than this, in bytes, staff should act before a day at the booth. */
const LOW_SPACE = 500_000_000
const CHUNK = 5_000

export interface CheckInput {
  databaseFile: string
  folder: string
}

export interface Health {
  /** False only when data may be damaged or missing. */
  ok: boolean
  findings: Finding[]
}

/** Finds damaged tables, indexes and pages, and rows that refer to missing rows. */
function databaseFaults(db: Reads, control: JobControl, step: () => void): Finding[] {
  const faults: Finding[] = []
  for (const table of listTables(db)) {
    control.throwIfCancelled()
    faults.push(...integrityFaults(db, table).map((detail): Finding => ({ code: 'integrity', params: { detail } })))
    if (foreignKeyFaults(db, table)) faults.push({ code: 'foreign_key', params: { table } })
    step()
  }
  // a damaged table cannot be walked page by page
  if (faults.every(({ code }) => code !== 'integrity')) {
    const wrong = pageFaults(db, () => control.throwIfCancelled())
    faults.push(...wrong.map((detail): Finding => ({ code: 'integrity', params: { detail } })))
  }
  const found = journalMode(db)
  if (found !== 'wal') faults.push({ code: 'journal_mode', params: { found } })
  return faults
}

/**
 * Compares the journal with the database, both ways. `faults` are acknowledged scans that may be lost. `own` are the
 * scans that were here when the check began: a later scan may not be in the journal yet.
 */
async function journalFindings(
  db: Reads,
  folder: string,
  own: readonly string[],
  control: JobControl,
): Promise<{ faults: Finding[]; hints: Finding[] }> {
  const withoutCopy = new Set(own)
  let unreadable = 0
  const missing: string[] = []
  const differing: string[] = []
  let chunk: JournalEntry[] = []
  const look = () => {
    control.throwIfCancelled()
    const found = compareScans(db, chunk)
    missing.push(...found.missing)
    differing.push(...found.differing)
    chunk = []
  }
  for await (const entry of readJournal(folder)) {
    if (entry === null) {
      unreadable += 1
      continue
    }
    withoutCopy.delete(entry.scanId)
    if (chunk.push(entry) === CHUNK) look()
  }
  look()
  // an erasure during the check removes a scan from both, so compare with today's scans
  const incomplete = withoutCopy.size === 0 ? [] : listOwnScanIds(db).filter((scanId) => withoutCopy.has(scanId))
  const scansFinding = (code: Finding['code'], scanIds: readonly string[]): Finding[] =>
    scanIds.length === 0 ? [] : [{ code, params: { count: scanIds.length, scanIds: scanIds.slice(0, 20) } }]
  return {
    faults: [
      ...scansFinding('journal_missing_scan', missing),
      ...scansFinding('journal_scan_differs', differing),
      ...(unreadable > 0 ? [{ code: 'journal_unreadable', params: { lines: unreadable } } satisfies Finding] : []),
    ],
    hints: scansFinding('journal_incomplete', incomplete),
  }
}

async function spaceFindings(folder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return free < LOW_SPACE ? [{ code: 'low_space', params: { freeMegabytes: Math.floor(free / 1_000_000) } }] : []
}

async function backupFindings(folder: string): Promise<Finding[]> {
  const files = await readdir(join(folder, 'backups')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return files.length === 0 ? [{ code: 'no_backup', params: {} }] : []
}

/** Returns every problem found. Throws `cancelled`, or a storage `AppError`. */
export function checkHealth({ databaseFile, folder }: CheckInput, control: JobControl): Promise<Health> {
  return withReadOnly(databaseFile, async (db) => {
    const own = listOwnScanIds(db)
    // the pages and the journal are one step each
    const total = listTables(db).length + 2
    let done = 0
    const step = () => control.progress((done += 1), total)
    const faults = databaseFaults(db, control, step)
    step()
    const journal = await journalFindings(db, folder, own, control)
    step()
    faults.push(...journal.faults)
    const hints = [...journal.hints, ...(await spaceFindings(folder)), ...(await backupFindings(folder))]
    return { ok: faults.length === 0, findings: [...faults, ...hints] }
  })
}
