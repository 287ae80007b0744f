/** Is the data sound? Looks at everything, changes nothing. */
import { statfs, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../shared/contract/health.ts'
import type { App } from './app.ts'
import { readJournal } from './journal.ts'
import { missingScans } from './store/scan.ts'
import { foreignKeyFaults, integrityFaults, journalMode } from './store/soundness.ts'

/** Below this much free space, in bytes, staff should act before a day at the booth. */
const LOW_SPACE = 500_000_000
const CHUNK = 5_000

async function journalFindings(app: App): Promise<Finding[]> {
  let unreadable = 0
  let missing: string[] = []
  let chunk: string[] = []
  const look = () => {
    missing = missing.concat(missingScans(app.db, chunk))
    chunk = []
  }
  for await (const entry of readJournal(app.folder)) {
    if (entry === null) unreadable += 1
    else if (chunk.push(entry.scanId) === CHUNK) look()
  }
  look()
  const findings: Finding[] = []
  if (missing.length > 0) findings.push({ code: 'journal_missing_scan', params: { count: missing.length, scanIds: missing.slice(0, 20) } })
  if (unreadable > 0) findings.push({ code: 'journal_unreadable', params: { lines: unreadable } })
  return findings
}

async function spaceFindings(folder: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  return free < LOW_SPACE ? [{ code: 'low_space', params: { freeMegabytes: Math.floor(free / 1_000_000) } }] : []
}

async function backupFindings(app: App): Promise<Finding[]> {
  const files = await readdir(join(app.folder, 'backups')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return files.length === 0 ? [{ code: 'no_backup', params: {} }] : []
}

/** Everything that is not as it should be; `ok` is false only where data may be damaged or missing. */
export async function checkHealth(app: App): Promise<{ ok: boolean; findings: Finding[] }> {
  const faults: Finding[] = [
    ...integrityFaults(app.db).map((detail): Finding => ({ code: 'integrity', params: { detail } })),
    ...foreignKeyFaults(app.db).map((table): Finding => ({ code: 'foreign_key', params: { table } })),
    ...(journalMode(app.db) === 'wal' ? [] : [{ code: 'journal_mode', params: { found: journalMode(app.db) } } satisfies Finding]),
    ...(await journalFindings(app)),
  ]
  return { ok: faults.length === 0, findings: [...faults, ...(await spaceFindings(app.folder)), ...(await backupFindings(app))] }
}
