/** How long a scan takes until it is acknowledged, beside a bare durable insert of the same bytes on the same disk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { OWNER } from '../../main/app/context.ts'
import { router } from '../../main/hosts/router.ts'
import { openApp } from '../../main/hosts/open-app.ts'
import { newId, type CommandId } from '../../shared/domain/ids.ts'
import { percentile } from './figures.ts'
import type { BenchRow } from './row.ts'

export const title = 'Scans acknowledged'

const ROUNDS = 1_500
const WARM_UP = 200

const payload = (i: number) =>
  Buffer.from(
    `BEGIN:VCARD\r\nVERSION:3.0\r\nN:髙橋;太郎${i};;;\r\nX-PHONETIC-LAST-NAME:タカハシ\r\nORG:㈱宇宙電波;第二部\r\nTEL:03-1234-5678\r\nEMAIL:t${i}@ex.jp\r\nEND:VCARD\r\n`,
  )

const ms = (value: number) => `${value.toFixed(2)} ms`

/** Runs both in turn, a scan and an insert, so that a noisy disk treats them alike; times are in ms. */
async function measure(folder: string): Promise<{ ours: number[]; bare: number[] }> {
  const app = openApp({ folder: join(folder, 'data') })
  const client = createRouterClient(router, { context: { app, caller: OWNER } })
  await client.exhibition.demo({ leads: 300, seed: 1 })
  const { exhibitorId } = (await client.exhibition.get())!.exhibitors[0]!
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE scan (id TEXT PRIMARY KEY, at TEXT NOT NULL, payload BLOB NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO scan VALUES (?, ?, ?)')
  const ours: number[] = []
  const bare: number[] = []
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const bytes = payload(i)
    const at = new Date().toISOString()
    const id = newId()
    let start = performance.now()
    insert.run(id, at, bytes)
    const bareMs = performance.now() - start
    start = performance.now()
    await client.scan.record({
      command: { id: id as CommandId, at },
      exhibitorId,
      payloadHex: bytes.toString('hex'),
      source: 'camera',
      staff: 'Aiko',
      consents: ['contact'],
    })
    const oursMs = performance.now() - start
    // the journal and the list's row are written after the answer, before the next visitor
    await setImmediate()
    if (i < 0) continue
    ours.push(oursMs)
    bare.push(bareMs)
  }
  db.close()
  await app.close()
  return { ours, bare }
}

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'enishi-bench-'))
  try {
    const { ours, bare } = await measure(folder)
    return [
      ['p50', 0.5],
      ['p99', 0.99],
    ].map(([name, part]): BenchRow => {
      const [a, b] = [percentile(ours, part as number), percentile(bare, part as number)]
      return {
        subject: `scan.record in process, ${name}`,
        ours: ms(a),
        peer: `${ms(b)} bare durable insert of the same bytes`,
        ratio: (a / b).toFixed(2),
        goal: 'at most 3 times',
        met: a <= 3 * b,
        note: `${ROUNDS} scans of new visitors, each with a consent, and inserts in turn`,
      }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
