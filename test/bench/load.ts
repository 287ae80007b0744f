/**
 * How long a scan takes at a station that holds many leads, with three pages open, during a check and during an
 * erasure. The peer is the same app on an empty folder with no page, in the same run. Scans come from a thread of their
 * own, at fixed moments, so that the time in which the serving thread is held counts.
 */
import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { createRouterClient } from '@orpc/server'
import { OWNER } from '../../main/app/context.ts'
import type { App } from '../../main/app/app.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import { router } from '../../main/hosts/router.ts'
import type { Client } from '../../shared/contract/index.ts'
import { newId, type CommandId, type ExhibitorId } from '../../shared/domain/ids.ts'
import { makeFullFolder } from '../support/full-folder.ts'
import type { BenchRow } from './row.ts'

export const title = 'Scans at a full station'

const SCANS = 400
const WARM_UP = 50
const EVERY_MS = 25
const PAGE = 100
const SIZES = [20_000, 100_000]

/** Posts the wall clock, in ms, at fixed moments. */
const SCANNER = `const { parentPort, workerData } = require('node:worker_threads')
let n = 0
const timer = setInterval(() => {
  parentPort.postMessage(performance.timeOrigin + performance.now())
  if (++n === workerData.scans) clearInterval(timer)
}, workerData.every)`

interface Station {
  app: App
  client: Client
  exhibitorId: ExhibitorId
  leads: number
}

/** Work that goes on beside the scans until `isOver`. */
type Beside = (station: Station, isOver: () => boolean) => Promise<void>

const status: Beside = async ({ client }, isOver) => {
  // the bar of each page asks every 4 s, and after each scan
  while (!isOver()) {
    await client.health.status()
    await setTimeout(EVERY_MS)
  }
}

const list: Beside = async ({ client, exhibitorId, leads }, isOver) => {
  const sorts = ['lastScanned', 'name', 'organisation', 'rank', 'followUp'] as const
  const pages = Math.max(1, Math.floor(leads / 9 / PAGE))
  for (let n = 0; !isOver(); n++) {
    const sort = sorts[n % sorts.length]!
    await client.lead.list({ exhibitorId, sort, offset: (n % pages) * PAGE, limit: PAGE })
    await client.lead.facets({ exhibitorId })
    if (n % 10 === 0) await client.lead.list({ exhibitorId, search: `v${n}`, limit: PAGE })
    await setTimeout(200)
  }
}

const check: Beside = async ({ client }, isOver) => {
  while (!isOver()) {
    // oxlint-disable-next-line no-empty -- only the work counts
    for await (const _event of await client.health.check()) {
    }
    await setTimeout(500)
  }
}

const erase: Beside = async ({ client }, isOver) => {
  for (let n = 0; !isOver(); n++) {
    const target = { kind: 'badge' as const, badgeCode: `EXPO-${String(n * 7).padStart(8, '0')}` }
    const command = { id: newId() as CommandId, at: new Date().toISOString() }
    // oxlint-disable-next-line no-empty -- only the work counts
    for await (const _event of await client.erasure.eraseVisitor({ command, target })) {
    }
    await setTimeout(500)
  }
}

let scanned = 0

async function scan({ client, exhibitorId }: Station): Promise<void> {
  scanned += 1
  const payload = `NEW-${scanned}^山田 太郎^株式会社宇宙^new${scanned}@example.jp^+81312${String(scanned).padStart(7, '0')}`
  await client.scan.record({
    command: { id: newId() as CommandId, at: new Date().toISOString() },
    exhibitorId,
    payloadHex: Buffer.from(payload).toString('hex'),
    source: 'camera',
    staff: 'Aiko',
  })
}

/** The p99 of scans, in ms, from the moment the badge was read until it is on disk. */
async function p99(station: Station, besides: readonly Beside[]): Promise<number> {
  let over = false
  const others = besides.map((beside) => beside(station, () => over))
  const took: number[] = []
  const worker = new Worker(SCANNER, { eval: true, workerData: { scans: WARM_UP + SCANS, every: EVERY_MS } })
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (readAt: number) => {
      scan(station).then(() => {
        took.push(performance.timeOrigin + performance.now() - readAt)
        if (took.length === WARM_UP + SCANS) resolve()
      }, reject)
    })
  })
  over = true
  await Promise.all(others)
  await worker.terminate()
  const sorted = took.slice(WARM_UP).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)]!
}

/** Does `work` at a station with this many leads. Returns how long the app then took to close, in ms. */
async function atStation(leads: number, work: (station: Station) => Promise<void>): Promise<number> {
  const folder = await makeFullFolder(leads)
  const app = openApp({ folder })
  let closing = 0
  try {
    const client = createRouterClient(router, { context: { app, caller: OWNER } })
    await work({ app, client, exhibitorId: (await client.exhibition.get())!.exhibitors[0]!.exhibitorId, leads })
  } finally {
    closing = performance.now()
    await app.close()
    closing = performance.now() - closing
    rmSync(folder, { recursive: true, force: true })
  }
  return closing
}

const ms = (value: number) => `${value.toFixed(1)} ms`

export async function run(): Promise<BenchRow[]> {
  let empty = 0
  const closed = await atStation(0, async (station) => {
    empty = await p99(station, [])
  })
  const rows: BenchRow[] = []
  for (const leads of SIZES) {
    const closing = await atStation(leads, async (station) => {
      for (const [subject, besides] of [
        ['three pages open', [status, list, check]],
        ['during a check', [check]],
        ['during erasures', [erase]],
      ] as const) {
        const ours = await p99(station, besides)
        rows.push({
          subject: `${leads.toLocaleString('en')} leads, ${subject}: p99 of a scan`,
          ours: ms(ours),
          peer: `${ms(empty)} empty folder, no page`,
          ratio: (ours / empty).toFixed(2),
          goal: 'at most 2 times',
          met: ours <= 2 * empty,
          note: `${SCANS} scans, one every ${EVERY_MS} ms, until on disk`,
        })
      }
    })
    rows.push({
      subject: `${leads.toLocaleString('en')} leads, the app closes after erasures`,
      ours: ms(closing),
      peer: `${ms(closed)} empty folder`,
      ratio: (closing / closed).toFixed(2),
      goal: '—',
      met: null,
      note: 'VACUUM holds writers, so it runs only now, or before the next start serves anybody',
    })
  }
  return rows
}
