// Bundles of many leads: written, merged where they are new, merged where they are known, beside a bare SQLite insert
// of the same
// rows into the same tables. Each step is a process of its own, so that its memory can be told. And: how long a scan
// waits meanwhile.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { openApp } from '../../main/hosts/open-app.ts'
import { recordScan } from '../../main/scan/record-scan.ts'
import { runMerge } from '../../main/merge/merge-bundles.ts'
import { mergeBundles } from '../../main/merge/merge-bundles.job.ts'
import { writeBundleFile } from '../../main/bundle/encode.ts'
import { ensureStation } from '../../main/station/station-key.ts'
import { LEAD_TABLES } from '../../main/lead/tables.sql.ts'
import type { Writes } from '../../main/db/connection.ts'
import { openConnection, openStore } from '../../main/db/open.ts'
import { createTurn } from '../../main/db/turn.ts'
import { exhibitorIdFrom, newId, type ExhibitionId, type ScanId } from '../../shared/domain/ids.ts'
import { addExhibition, addManyLeads, manyStations } from '../support/bundles/many-leads.ts'
import { median, percentile } from './figures.ts'
import type { BenchRow } from './row.ts'

export const title = 'Bundles and merging'

const EXHIBITION = '018f0000-0000-8000-8000-000000000001' as ExhibitionId
const SIZES = (process.env.ENISHI_BENCH_LEADS ?? '10000,100000,1000000').split(',').map(Number)
const NOW = '2026-01-31T00:00:00.000Z'
const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }

interface Step {
  ms: number
  /** Peak resident memory of the process, MB. */
  megabytes: number
}

function prepare(folder: string, leads: number): void {
  const store = openStore(folder)
  addExhibition(store.db, EXHIBITION)
  ensureStation(store.db, NOW)
  addManyLeads(store.db, EXHIBITION, leads)
  store.close()
}

async function write(folder: string, out: string, recipient: string): Promise<void> {
  const db = openConnection(join(folder, 'enishi.db'))
  const exhibitors = db.prepare('SELECT exhibitor_id AS id, code FROM exhibitor').all() as Parameters<
    typeof writeBundleFile
  >[1]['exhibitors']
  await writeBundleFile(
    db,
    {
      out,
      bundleId: newId(),
      at: new Date().toISOString(),
      exhibition: { id: EXHIBITION, name: { en: 'Fair', ja: '展' } },
      exhibitors,
      exhibitor: null,
      recipients: { keys: [recipient] },
    },
    quiet,
  )
  db.close()
}

function hereOf(db: Writes) {
  return {
    exhibitionId: EXHIBITION,
    exhibitors: new Set(db.prepare('SELECT exhibitor_id FROM exhibitor').pluck().all() as string[]),
  }
}

async function merge(folder: string, file: string, identity: string): Promise<void> {
  const store = openStore(folder)
  const here = hereOf(store.db)
  const { report } = await mergeBundles(
    {
      databaseFile: store.file,
      files: [{ path: file }],
      keys: { identities: [identity], passphrase: null },
      here,
      accept: 'all',
      at: NOW,
      turn: createTurn(),
    },
    quiet,
  )
  if (report.bundles[0]?.status !== 'merged' || report.stations.some((station) => !station.complete))
    throw new Error(JSON.stringify(report))
  store.close()
}

/**
 * The same rows into the same tables, in the order in which they lie, as fast as SQLite takes them one by one: reading
 * them is not timed.
 */
function bare(from: string, to: string): number {
  const source = openConnection(join(from, 'enishi.db'))
  const store = openStore(to)
  addExhibition(store.db, EXHIBITION)
  for (const station of manyStations())
    store.db
      .prepare('INSERT INTO station VALUES (?, ?, ?, ?)')
      .run(station.stationId, station.name, station.publicKey, NOW)
  store.db.pragma('cache_size = -131072')
  let ms = 0
  for (const table of ['visitor', 'visitor_lead', 'lead', ...LEAD_TABLES.map((one) => one.name)]) {
    const columns = source
      .prepare(`SELECT * FROM ${table}`)
      .columns()
      .map((column) => column.name)
    const insert = store.db.prepare(
      `INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
    )
    const some = store.db.transaction((rows: unknown[][]) => {
      for (const row of rows) insert.run(row)
    })
    const flush = (rows: unknown[][]) => {
      const started = performance.now()
      some(rows)
      ms += performance.now() - started
    }
    let rows: unknown[][] = []
    for (const row of source.prepare(`SELECT * FROM ${table}`).raw().iterate() as IterableIterator<unknown[]>) {
      rows.push(row)
      if (rows.length === 10_000) {
        flush(rows)
        rows = []
      }
    }
    flush(rows)
  }
  source.close()
  store.close()
  return ms
}

function step(...args: string[]): Step {
  const run = spawnSync(process.execPath, [import.meta.filename, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 24,
  })
  if (run.status !== 0) throw new Error(`step ${args[0]} ended with ${run.status}`)
  return JSON.parse(run.stdout) as Step
}

async function perform(name: string, args: string[]): Promise<void> {
  const [a = '', b = '', c = ''] = args
  const started = performance.now()
  let ms: number | undefined
  if (name === 'prepare') prepare(a, Number(b))
  else if (name === 'write') await write(a, b, c)
  else if (name === 'merge') await merge(a, b, c)
  else if (name === 'bare') ms = bare(a, b)
  console.log(
    JSON.stringify({
      ms: ms ?? performance.now() - started,
      megabytes: process.resourceUsage().maxRSS / 1024,
      cpu: process.cpuUsage(),
    }),
  )
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
const rate = (leads: number, ms: number): string => `${Math.round((leads / ms) * 1000).toLocaleString('en')} leads/s`

interface Figures {
  leads: number
  written: Step
  fresh: Step
  known: Step
  bare: Step
  fileBytes: number
}

function measure(folder: string, leads: number, identity: string, recipient: string): Figures {
  const [source, target, peer] = ['source', 'target', 'peer'].map((name) => join(folder, `${name}-${leads}`)) as [
    string,
    string,
    string,
  ]
  const [first, second] = [join(folder, `${leads}-1.enishi`), join(folder, `${leads}-2.enishi`)]
  step('prepare', source, String(leads))
  const written = step('write', source, first, recipient)
  // the same rows in another bundle, or the merge would know it and have nothing to do
  step('write', source, second, recipient)
  const plain = step('bare', source, peer)
  const store = openStore(target)
  addExhibition(store.db, EXHIBITION)
  ensureStation(store.db, NOW)
  store.close()
  const fresh = step('merge', target, first, identity)
  const known = step('merge', target, second, identity)
  const fileBytes = statSync(first).size
  for (const path of [source, target, peer, first, second]) rmSync(path, { recursive: true, force: true })
  return { leads, written, fresh, known, bare: plain, fileBytes }
}

function rowsOf({ leads, written, fresh, known, bare: peer, fileBytes }: Figures): BenchRow[] {
  const count = leads.toLocaleString('en')
  const factor = (ms: number) => `${(ms / peer.ms).toFixed(2)}×`
  return [
    {
      subject: `${count} leads: bundle written`,
      ours: `${seconds(written.ms)}, ${rate(leads, written.ms)}, ${(fileBytes / 1e6).toFixed(1)} MB, peak ${Math.round(written.megabytes)} MB`,
      peer: '',
      ratio: '',
      goal: 'peak < 500 MB',
      met: written.megabytes < 500,
      note: 'zstd, age, Ed25519; three scans a lead, 30 stations',
    },
    {
      subject: `${count} leads: merged, all new`,
      ours: `${seconds(fresh.ms)}, ${rate(leads, fresh.ms)}, peak ${Math.round(fresh.megabytes)} MB`,
      peer: `bare insert ${seconds(peer.ms)}`,
      ratio: factor(fresh.ms),
      goal: '≥ 50,000 leads/s, ≤ 5×, peak < 500 MB',
      met: (leads / fresh.ms) * 1000 >= 50_000 && fresh.ms <= peer.ms * 5 && fresh.megabytes < 500,
      note: 'verified whole, then applied in short transactions; lists are brought up to date afterwards',
    },
    {
      subject: `${count} leads: merged, all known`,
      ours: `${seconds(known.ms)}, ${rate(leads, known.ms)}, peak ${Math.round(known.megabytes)} MB`,
      peer: `bare insert ${seconds(peer.ms)}`,
      ratio: factor(known.ms),
      goal: '≥ 150,000 leads/s',
      met: (leads / known.ms) * 1000 >= 150_000,
      note: 'the same rows from another bundle',
    },
  ]
}

/** How long `recordScan` takes while a merge runs in its worker, beside the same scans without one. */
async function scanWhileMerging(folder: string, identity: string, recipient: string): Promise<BenchRow> {
  const leads = 50_000
  const source = join(folder, 'scan-source')
  const file = join(folder, 'scan.enishi')
  step('prepare', source, String(leads))
  step('write', source, file, recipient)
  const target = join(folder, 'scan-target')
  const store = openStore(target)
  addExhibition(store.db, EXHIBITION)
  store.close()
  const app = openApp({ folder: target })
  const exhibitorId = exhibitorIdFrom(EXHIBITION, 'ALTAIR')
  let n = 0
  const scanOnce = (): number => {
    const started = performance.now()
    recordScan(app, {
      scanId: newId() as ScanId,
      at: new Date().toISOString(),
      exhibitorId,
      payload: Buffer.from(`BENCH-${n++}`),
      source: 'camera',
      staff: '',
      consents: [],
      language: 'en',
    })
    return performance.now() - started
  }
  const series = async (going: () => boolean): Promise<number[]> => {
    const times: number[] = []
    while (going()) {
      times.push(scanOnce())
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
    return times
  }
  let left = 100
  const idle = await series(() => left-- > 0)
  let merging = true
  const merged = (async () => {
    const run = runMerge(app, {
      files: [{ path: file }],
      keys: { identities: [identity], passphrase: null },
      accept: 'all',
      at: NOW,
    })
    while (!(await run.next()).done);
    merging = false
  })()
  const busy = await series(() => merging)
  await merged
  await app.close()
  const show = (times: number[]) =>
    `p50 ${median(times).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)}, max ${Math.max(...times).toFixed(1)} ms`
  return {
    subject: 'A scan while 50,000 leads are merged',
    ours: show(busy),
    peer: `no merge: ${show(idle)}`,
    ratio: '',
    goal: 'max ≤ 50 ms',
    met: Math.max(...busy) <= 50,
    note: `${busy.length} scans during the merge, in process, until on disk`,
  }
}

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-bench-'))
  try {
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    const figures = SIZES.map((leads) => measure(folder, leads, identity, recipient))
    const rows = figures.flatMap(rowsOf)
    const [before, last] = [figures.at(-2), figures.at(-1)]
    if (before && last) {
      const growth = last.fresh.ms / before.fresh.ms
      rows.push({
        subject: `Growth from ${before.leads.toLocaleString('en')} to ${last.leads.toLocaleString('en')}, merged new`,
        ours: `${growth.toFixed(1)}×`,
        peer: `bare insert ${(last.bare.ms / before.bare.ms).toFixed(1)}×`,
        ratio: '',
        goal: '≤ 12×',
        met: growth <= 12,
        note: '',
      })
    }
    rows.push(await scanWhileMerging(folder, identity, recipient))
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await perform(process.argv[2] ?? '', process.argv.slice(3))
