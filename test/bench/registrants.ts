// The registrant list: taken over beside papaparse alone on the same file, looked up at a million rows, and what a scan
// waits meanwhile.
import { mkdtempSync, openSync, rmSync, statSync, writeSync, closeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createRouterClient } from '@orpc/server'
import { OWNER } from '../../main/app/context.ts'
import { router } from '../../main/hosts/router.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import { getRegistrant } from '../../main/lead/registrant.sql.ts'
import type { Client } from '../../shared/contract/index.ts'
import { newId, type CommandId, type ExhibitorId } from '../../shared/domain/ids.ts'
import { exhibitionFile } from '../support/exhibition.ts'
import { median, percentile } from './figures.ts'
import type { BenchRow } from './row.ts'
import type { App } from '../../main/app/app.ts'
import { importList } from '../../main/registrant/import-list.ts'

export const title = 'Registrant list'

const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : Math.round(ms).toLocaleString('en')} ms`

/** Rows in no order of their codes, one in five with a quoted cell. 7919 is prime to both sizes. */
function writeList(file: string, rows: number): void {
  const fd = openSync(file, 'w')
  let text = '来場者番号,姓,名,セイ,メイ,会社名,部署,役職,メールアドレス,電話番号,郵便番号,都道府県,住所\r\n'
  for (let i = 0; i < rows; i++) {
    const n = (i * 7919) % rows
    text += `A${String(n).padStart(7, '0')},山田,太郎${n},ヤマダ,タロウ,${i % 5 === 0 ? '"宇宙, 研究所"' : '宇宙電波工業'},第二部,部長,taro${n}@uchu.example,03-1234-${String(n % 10_000).padStart(4, '0')},135-0063,東京都,江東区有明3-11-1\r\n`
    if (text.length < 1e6 && i < rows - 1) continue
    writeSync(fd, text)
    text = ''
  }
  closeSync(fd)
}

// What an import cannot do without: a worker that reads the file, decodes it and hands it to papaparse in one piece.
const PEER = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { readFileSync } = require('node:fs')
  const Papa = require('papaparse')
  parentPort.postMessage(Papa.parse(new TextDecoder().decode(readFileSync(workerData.file)), { delimiter: ',' }).data.length)
`

async function parseAlone(file: string): Promise<number> {
  const started = performance.now()
  const worker = new Worker(PEER, { eval: true, workerData: { file } })
  await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject))
  const ms = performance.now() - started
  await worker.terminate()
  return ms
}

const command = () => ({ id: newId() as CommandId, at: new Date().toISOString() })

async function openStation(folder: string): Promise<{ app: App; client: Client; exhibitorId: ExhibitorId }> {
  const app = openApp({ folder })
  const client = createRouterClient(router, { context: { app, caller: OWNER } })
  const { exhibitors } = await client.exhibition.apply({ command: command(), file: exhibitionFile() })
  return { app, client, exhibitorId: exhibitors[0]!.exhibitorId }
}

async function take(app: App, file: string): Promise<{ ms: number; imported: number }> {
  const started = performance.now()
  const importing = importList(app, { file, name: 'list.csv' }, new Date().toISOString())
  for (;;) {
    const next = await importing.next()
    if (next.done) return { ms: performance.now() - started, imported: next.value.imported }
  }
}

/** How long scans take, one every few milliseconds, until `work` has ended. */
async function scanWhile(client: Client, exhibitorId: ExhibitorId, work: Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  let running = true
  void work.finally(() => (running = false))
  while (running) {
    const started = performance.now()
    await client.scan.record({
      command: command(),
      exhibitorId,
      payloadHex: Buffer.from(`N${waits.length}`).toString('hex'),
      source: 'camera',
      staff: '',
    })
    waits.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return waits
}

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-bench-'))
  const { app, client, exhibitorId } = await openStation(join(folder, 'data'))
  try {
    const small = join(folder, 'small.csv')
    const large = join(folder, 'large.csv')
    writeList(small, 100_000)
    writeList(large, 1_000_000)
    const size = `${(statSync(small).size / 2 ** 20).toFixed(0)} MiB, 13 columns`

    const alone: number[] = []
    const taken: number[] = []
    for (let i = 0; i < 3; i++) {
      alone.push(await parseAlone(small))
      // each into a station of its own: replacing a list clears the one before as well
      const fresh = await openStation(join(folder, `fresh-${i}`))
      taken.push((await take(fresh.app, small)).ms)
      await fresh.app.close()
    }
    const [parse, import100k] = [median(alone), median(taken)]
    await take(app, small)
    const replacing = (await take(app, small)).ms
    const aloneLarge = await parseAlone(large)
    const quiet = await scanWhile(client, exhibitorId, new Promise((resolve) => setTimeout(resolve, 4_000)))
    const importLarge = take(app, large)
    const waits = await scanWhile(client, exhibitorId, importLarge)
    const { ms: import1m } = await importLarge

    const codes = Array.from(
      { length: 2_000 },
      () => `A${String(Math.floor(Math.random() * 1_000_000)).padStart(7, '0')}`,
    )
    const looks = codes.map((code) => {
      const started = performance.now()
      if (getRegistrant(app.db, [code]) === null) throw new Error(`${code} is not in the list`)
      return performance.now() - started
    })
    const mean = looks.reduce((sum, ms) => sum + ms, 0) / looks.length
    const worst = Math.max(...waits)
    const worstAlone = Math.max(...quiet)
    const ratio = (ours: number, peer: number): string => (ours / peer).toFixed(1)
    return [
      {
        subject: 'take over a list of 100,000 rows',
        ours: milliseconds(import100k),
        peer: `a worker with papaparse alone: ${milliseconds(parse)}`,
        ratio: ratio(import100k, parse),
        goal: 'under 5 times',
        met: import100k < parse * 5,
        note: `${size}; median of 3, both with the start of a worker`,
      },
      {
        subject: 'the same in place of a list as long',
        ours: milliseconds(replacing),
        peer: `a worker with papaparse alone: ${milliseconds(parse)}`,
        ratio: ratio(replacing, parse),
        goal: '',
        met: null,
        note: 'the older list is deleted, and overwritten on disk',
      },
      {
        subject: 'take over a list of 1,000,000 rows while scanning',
        ours: milliseconds(import1m),
        peer: `a worker with papaparse alone: ${milliseconds(aloneLarge)}`,
        ratio: ratio(import1m, aloneLarge),
        goal: '',
        met: null,
        note: 'the older 100,000 rows are deleted; a scan every 10 ms meanwhile',
      },
      {
        subject: 'look a badge up among 1,000,000 rows',
        ours: milliseconds(mean),
        peer: '',
        ratio: '',
        goal: '1 ms',
        met: mean < 1,
        note: `average of 2,000 random codes, contact made; median ${milliseconds(median(looks))}, p99 ${milliseconds(percentile(looks, 0.99))}`,
      },
      {
        subject: 'a scan during that import, longest',
        ours: milliseconds(worst),
        peer: `scans alone: ${milliseconds(worstAlone)}`,
        ratio: ratio(worst, worstAlone),
        goal: '50 ms',
        met: worst <= 50,
        note: `${waits.length} scans, p99 ${milliseconds(percentile(waits, 0.99))}; alone ${quiet.length}, p99 ${milliseconds(percentile(quiet, 0.99))}`,
      },
    ]
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
