/** Is the data sound? Looks at everything, changes nothing. */
import { readdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../shared/contract/health.ts'
import type { App } from '../app/app.ts'
import { readJournal, type JournalEntry } from '../journal/journal.ts'
import { compareScans, listOwnScanIds } from '../scan/scan.sql.ts'
import { foreignKeyFaults, integrityFaults, journalMode } from './soundness.sql.ts'

/** Below this much free space, in bytes, staff should act before a day at the booth. */
const LOW_SPACE = 500_000_000
const CHUNK = 5_000

/** The journal against the database, both ways. `faults` are scans that were acknowledged and may be lost. */
async function journalFindings(app: App): Promise<{ faults: Finding[]; hints: Finding[] }> {
  app.afterwards.finish()
  const withoutCopy = new Set(listOwnScanIds(app.db))
  let unreadable = 0
  const missing: string[] = []
  const differing: string[] = []
  let chunk: JournalEntry[] = []
  const look = () => {
    const found = compareScans(app.db, chunk)
    missing.push(...found.missing)
    differing.push(...found.differing)
    chunk = []
  }
  for await (const entry of readJournal(app.folder)) {
    if (entry === null) {
      unreadable += 1
      continue
    }
    withoutCopy.delete(entry.scanId)
    if (chunk.push(entry) === CHUNK) look()
  }
  look()
  const scansFinding = (code: Finding['code'], scanIds: readonly string[]): Finding[] =>
    scanIds.length === 0 ? [] : [{ code, params: { count: scanIds.length, scanIds: scanIds.slice(0, 20) } }]
  return {
    faults: [
      ...scansFinding('journal_missing_scan', missing),
      ...scansFinding('journal_scan_differs', differing),
      ...(unreadable > 0 ? [{ code: 'journal_unreadable', params: { lines: unreadable } } satisfies Finding] : []),
    ],
    hints: scansFinding('journal_incomplete', [...withoutCopy]),
  }
}

async function spaceFindings(folder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return free < LOW_SPACE ? [{ code: 'low_space', params: { freeMegabytes: Math.floor(free / 1_000_000) } }] : []
}

async function backupFindings(app: App): Promise<Finding[]> {
  const files = await readdir(join(app.folder, 'backups')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return files.length === 0 ? [{ code: 'no_backup', params: {} }] : []
}

/** Everything that is not as it should be; `ok` is false only where data may be damaged or missing. */
export async function checkHealth(app: App): Promise<{ ok: boolean; findings: Finding[] }> {
  const journal = await journalFindings(app)
  const faults: Finding[] = [
    ...integrityFaults(app.db).map((detail): Finding => ({ code: 'integrity', params: { detail } })),
    ...foreignKeyFaults(app.db).map((table): Finding => ({ code: 'foreign_key', params: { table } })),
    ...(journalMode(app.db) === 'wal'
      ? []
      : [{ code: 'journal_mode', params: { found: journalMode(app.db) } } satisfies Finding]),
    ...journal.faults,
  ]
  return {
    ok: faults.length === 0,
    findings: [...faults, ...journal.hints, ...(await spaceFindings(app.folder)), ...(await backupFindings(app))],
  }
}
