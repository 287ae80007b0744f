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
import { median, percentile } from './figures.ts'
import type { BenchRow } from './row.ts'

export const title = 'Scans at a full station'

const SCANS = 200
const WARM_UP = 20
/** Each figure is the median of as many rounds, each beside one of the peer: a machine may be slow for a while. */
const ROUNDS = 3
/** Long enough that the bars of all pages ask several times during a round. */
const EVERY_MS = 50
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

/** A page asks for the bar's status this often, in ms. */
const BAR_MS = 4_000

/** The bar of one page. When it tells of a change, the page asks again for what it shows. */
const bar =
  (showAgain: (station: Station) => Promise<unknown>): Beside =>
  async (station, isOver) => {
    let known = ''
    for (let next = 0; !isOver(); await setTimeout(EVERY_MS)) {
      if (performance.now() < next) continue
      next = performance.now() + BAR_MS
      const { revision } = await station.client.health.status()
      if (revision !== known) await showAgain(station)
      known = revision
    }
  }

/** After each scan the Scan page asks for what the scan has changed. */
const scanPage: Beside = async ({ client }, isOver) => {
  for (let shown = saved; !isOver(); await setTimeout(1)) {
    if (shown === saved) continue
    shown = saved
    await Promise.all([client.scan.recent(), client.health.status()])
    // the status tells of a change, so the page asks again for all that it shows
    await Promise.all([client.scan.recent(), client.exhibition.get(), client.settings.get()])
  }
}

const SORTS = ['lastScanned', 'name', 'organisation', 'rank', 'followUp'] as const
let looks = 0

/** A list that is sorted, paged and searched in turn. */
const leadsPage = bar(async ({ client, exhibitorId, leads }) => {
  const pages = Math.max(1, Math.floor(leads / 9 / PAGE))
  const n = looks++
  const [sort, offset] = [SORTS[n % SORTS.length]!, (n % pages) * PAGE]
  const search = n % 4 === 3 ? { search: `v${n}` } : {}
  await Promise.all([
    client.lead.list({ exhibitorId, sort, offset, limit: PAGE, ...search }),
    client.lead.facets({ exhibitorId }),
  ])
})

/** Nothing but the bar changes on it by itself. */
const healthPage = bar(() => Promise.resolve())

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
let saved = 0

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
  saved += 1
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
  return percentile(took.slice(WARM_UP), 0.99)
}

/** Opens the app on a new folder with this many leads. `close` returns how long closing took, in ms. */
async function openStation(leads: number): Promise<Station & { close(): Promise<number> }> {
  const folder = await makeFullFolder(leads)
  const app = openApp({ folder })
  const client = createRouterClient(router, { context: { app, caller: OWNER } })
  const { exhibitorId } = (await client.exhibition.get())!.exhibitors[0]!
  return {
    app,
    client,
    exhibitorId,
    leads,
    async close() {
      const started = performance.now()
      await app.close()
      const took = performance.now() - started
      rmSync(folder, { recursive: true, force: true })
      return took
    },
  }
}

const ms = (value: number) => `${value.toFixed(1)} ms`

const SUBJECTS: readonly (readonly [string, readonly Beside[]])[] = [
  ['three pages open', [scanPage, leadsPage, healthPage]],
  ['during a check', [check]],
  ['during erasures', [erase]],
]

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const empty = await openStation(0)
  for (const leads of SIZES) {
    const station = await openStation(leads)
    const size = `${leads.toLocaleString('en')} leads`
    for (const [subject, besides] of SUBJECTS) {
      const [ours, peers]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        peers.push(await p99(empty, []))
        ours.push(await p99(station, besides))
      }
      const [our, peer] = [median(ours), median(peers)]
      rows.push({
        subject: `${size}, ${subject}: p99 of a scan`,
        ours: ms(our),
        peer: `${ms(peer)} empty folder, no page`,
        ratio: (our / peer).toFixed(2),
        goal: 'at most 2 times',
        met: our <= 2 * peer,
        note: `median of ${ROUNDS} rounds; ${SCANS} scans, one every ${EVERY_MS} ms, until on disk`,
      })
    }
    rows.push({
      subject: `${size}, the app closes after erasures`,
      ours: ms(await station.close()),
      peer: '—',
      ratio: '—',
      goal: '—',
      met: null,
      note: 'VACUUM holds writers, so it runs only now, or before the next start serves anybody',
    })
  }
  await empty.close()
  return rows
}
