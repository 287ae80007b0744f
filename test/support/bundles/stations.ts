/** Stations without an app: a store, an exhibition and a key each, bundles written and merged in this process. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Statement } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Keys } from '../../../main/key/age.ts'
import { writeBundleFile, type BundleOrder } from '../../../main/bundle/encode.ts'
import { mergeFiles, type MergeOrder } from '../../../main/merge/merge.ts'
import { ensureStation, privateKeyFromSeed } from '../../../main/station/station-key.ts'
import { listExhibitors } from '../../../main/exhibition/exhibition.sql.ts'
import { LEAD_TABLES } from '../../../main/lead/tables.sql.ts'
import type { Writes } from '../../../main/db/connection.ts'
import { openStore } from '../../../main/db/open.ts'
import type { Station } from '../../../main/station/station.sql.ts'
import { createTurn } from '../../../main/db/turn.ts'
import type { MergeReport } from '../../../shared/contract/bundle.ts'
import { exhibitorIdFrom, newId, type ExhibitionId, type ExhibitorId } from '../../../shared/domain/ids.ts'
import { temporaryFolder } from '../folder.ts'
import { addExhibition } from './many-leads.ts'

export const EXHIBITION = '018f0000-0000-8000-8000-00000000000a' as ExhibitionId
export const ALTAIR: ExhibitorId = exhibitorIdFrom(EXHIBITION, 'ALTAIR')
export const BOREAS: ExhibitorId = exhibitorIdFrom(EXHIBITION, 'BOREAS')
export const AT = '2026-01-28T01:00:00.000Z'

const identity = await generateX25519Identity()
export const RECIPIENT = await identityToRecipient(identity)
export const KEYS: Keys = { identities: [identity], passphrase: null }

/**
 * A key file that opens what is written to `RECIPIENT`. A passphrase takes a second each time; only tests of
 * passphrases use one.
 */
export function keyFile(): string {
  const file = join(temporaryFolder(), 'test.key')
  writeFileSync(file, `${identity}\n`)
  return file
}

export interface TestStation {
  folder: string
  file: string
  db: Writes
  station: Station
}

/** Opens a station; the same name gives the same key. Closed when the test has finished. */
export function openStation(name: string, options: { exhibition?: ExhibitionId; folder?: string } = {}): TestStation {
  const folder = options.folder ?? temporaryFolder()
  const store = openStore(folder)
  onTestFinished(() => store.close())
  // what is tested here is order, not power failures
  store.db.pragma('synchronous = OFF')
  addExhibition(store.db, options.exhibition ?? EXHIBITION)
  const station = ensureStation(store.db, AT, privateKeyFromSeed(createHash('sha256').update(name).digest()))
  return { folder, file: store.file, db: store.db, station }
}

const quiet = { progress: () => undefined, throwIfCancelled: () => undefined }

/** Writes a bundle and returns its path. */
export async function bundleOf(from: TestStation, more: Partial<BundleOrder> = {}): Promise<string> {
  const out = join(from.folder, `${newId()}.enishi`)
  const exhibition = from.db.prepare('SELECT exhibition_id FROM exhibition').pluck().get() as ExhibitionId
  await writeBundleFile(
    from.db,
    {
      out,
      bundleId: newId(),
      at: new Date().toISOString(),
      exhibition: { id: exhibition, name: { en: 'Fair', ja: '展' } },
      exhibitors: listExhibitors(from.db).map(({ exhibitorId, code }) => ({ id: exhibitorId, code })),
      exhibitor: null,
      recipients: { keys: [RECIPIENT] },
      ...more,
    },
    quiet,
  )
  return out
}

export function hereOf({ db }: TestStation): MergeOrder['here'] {
  return {
    exhibitionId: db.prepare('SELECT exhibition_id FROM exhibition').pluck().get() as ExhibitionId,
    exhibitors: new Set(listExhibitors(db).map((exhibitor) => exhibitor.exhibitorId as string)),
  }
}

export async function mergeInto(
  into: TestStation,
  files: readonly string[],
  more: Partial<MergeOrder> = {},
): Promise<MergeReport> {
  return mergeFiles(
    into.db,
    {
      files: files.map((path) => ({ path })),
      keys: KEYS,
      here: hereOf(into),
      accept: 'all',
      at: AT,
      turn: createTurn(),
      ...more,
    },
    quiet,
  )
}

/** The code with which a single file is refused, or `merged`. */
export async function outcomeOf(into: TestStation, file: string, more: Partial<MergeOrder> = {}): Promise<string> {
  const {
    bundles: [bundle],
  } = await mergeInto(into, [file], more)
  return bundle!.error?.code ?? bundle!.status
}

const DUMPED = [
  'visitor',
  'visitor_lead',
  'lead',
  ...LEAD_TABLES.map((table) => table.name),
  'same_person',
  'same_person_withdrawal',
  'erasure',
]

type Dump = { table: string; rows: Statement<[], string> }[]
const dumps = new WeakMap<Writes, Dump>()

function dumpOf(db: Writes): Dump {
  return DUMPED.map((table) => {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY name`).pluck().all() as string[]
    const row = columns.map((name) => `quote("${name}")`).join(` || '|' || `)
    return { table, rows: db.prepare<[], string>(`SELECT ${row} FROM ${table} ORDER BY 1`).pluck() }
  })
}

/** Everything that a merge joins, as bytes: tables in one order, rows in the order of their keys. */
export function stateOf({ db }: TestStation): string {
  // some tests look a thousand times, and preparing takes longer than reading
  const dump = dumps.get(db) ?? dumpOf(db)
  dumps.set(db, dump)
  return dump.map(({ table, rows }) => `${table}\n${rows.all().join('\n')}`).join('\n\n')
}

/** Nothing dangles and nothing is damaged. */
export function faultsOf({ db }: TestStation): unknown[] {
  return [
    ...(db.pragma('foreign_key_check') as unknown[]),
    ...(db.pragma('integrity_check') as { integrity_check: string }[]).filter((row) => row.integrity_check !== 'ok'),
  ]
}
