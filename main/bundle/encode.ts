/** Writes a bundle of one moment: everything this station holds, or the data of one exhibitor. */
import type { Reader } from '../../shared/domain/badge/reader.ts'
import type { BothLanguages } from '../../shared/domain/exhibition.ts'
import type { ExhibitionId, ExhibitorId } from '../../shared/domain/ids.ts'
import { inSnapshot, type Reads } from '../db/connection.ts'
import { listTombstones } from '../erasure/tombstone.sql.ts'
import type { Recipients } from '../key/age.ts'
import { countLeads } from '../lead/counts.sql.ts'
import { LEAD_TABLES } from '../lead/tables.sql.ts'
import { lastUnbundledMark } from '../lead/unbundled.sql.ts'
import { listSamePerson, listSamePersonWithdrawals } from '../person/same-person.sql.ts'
import { getPrivateKey, getThisStation, listStations } from '../station/station.sql.ts'
import { createBatchWriter } from './batch.ts'
import { BLOCK, createBlockWriter, type BlockWriter } from './blocks.ts'
import { stationsOfLeads, walkLeads } from './lead-walk.sql.ts'
import { writeJsonBlock, type Preface } from './json-blocks.ts'
import { createSealedFile } from './sealed-file.ts'

export interface BundleOrder {
  out: string
  bundleId: string
  at: string
  exhibition: { id: ExhibitionId; name: BothLanguages }
  exhibitors: readonly { id: ExhibitorId; code: string }[]
  /** null: everything; else the bundle is sealed to this exhibitor. */
  exhibitor: { id: ExhibitorId; code: string } | null
  recipients: Recipients
}

export interface BundleWritten {
  leads: number
  scans: number
  bytes: number
  /** Of the file, hex. */
  sha256: string
  /** The newest change in the bundle, for `clearUnbundled`. */
  mark: number
}

export interface Watch {
  progress(done: number, total: number): void
  throwIfCancelled(): void
}

/** The stations named in the rows of the written leads. */
function stationsNamed(
  db: Reads,
  exhibitorId: ExhibitorId | null,
  preface: Omit<Preface, 'stations' | 'exhibitors'>,
): ReadonlySet<string> | null {
  if (exhibitorId === null) return null
  const facts = [...preface.samePerson, ...preface.samePersonWithdrawals, ...preface.erasures].map(
    (fact) => fact.stationId,
  )
  return new Set([...stationsOfLeads(db, exhibitorId), ...facts])
}

function prefaceOf(db: Reads, order: BundleOrder): Preface {
  const exhibitorId = order.exhibitor?.id ?? null
  const facts = {
    samePerson: listSamePerson(db, exhibitorId),
    samePersonWithdrawals: listSamePersonWithdrawals(db, exhibitorId),
    erasures: listTombstones(db, exhibitorId),
  }
  const named = stationsNamed(db, exhibitorId, facts)
  const stations = listStations(db)
    .filter(({ stationId }) => named === null || named.has(stationId))
    .map(({ stationId, name, publicKey }) => ({ stationId, name, publicKey: Buffer.from(publicKey).toString('hex') }))
  return {
    stations,
    exhibitors: order.exhibitors
      .filter(({ id }) => exhibitorId === null || id === exhibitorId)
      .map(({ id, code }) => ({ id, code })),
    ...facts,
  }
}

/** Writes the batches; returns the number of rows per table and of scans per station. */
function writeLeads(
  db: Reads,
  order: BundleOrder,
  blocks: BlockWriter,
  total: number,
  watch: Watch,
  read: Reader | null,
) {
  const batch = createBatchWriter()
  const rows = LEAD_TABLES.map(() => 0)
  const scans = new Map<string, number>()
  let leads = 0
  const flush = () => {
    blocks.write(BLOCK.batch, batch.take())
    watch.progress(leads, total)
    watch.throwIfCancelled()
  }
  for (const group of walkLeads(db, order.exhibitor?.id ?? null, read)) {
    batch.add(group)
    leads += 1
    group.rows.forEach((some, t) => (rows[t]! += some.length))
    for (const scan of group.rows[0]!) scans.set(scan[1] as string, (scans.get(scan[1] as string) ?? 0) + 1)
    if (batch.full) flush()
  }
  if (!batch.empty) flush()
  return {
    leads,
    rows: Object.fromEntries(LEAD_TABLES.map((table, t) => [table.name, rows[t]!])),
    stations: [...scans]
      .map(([stationId, count]) => ({ stationId, scans: count }))
      .toSorted((a, b) => (a.stationId < b.stationId ? -1 : 1)),
  }
}

/**
 * Writes the bundle to `order.out`, over an older file, whole or not at all. `db` should be a separate connection: it
 * holds one read transaction during the whole write. `read` is today's badge reader of the exhibition. Throws
 * `recipient_invalid`, `cancelled`, or the error of the file system.
 */
export async function writeBundleFile(
  db: Reads,
  order: BundleOrder,
  watch: Watch,
  read: Reader | null = null,
): Promise<BundleWritten> {
  const file = await createSealedFile(order.out, order.recipients)
  try {
    const blocks = createBlockWriter(file)
    const { mark, leads, scans } = inSnapshot(db, () => {
      const station = getThisStation(db)!
      const total = countLeads(db, order.exhibitor?.id ?? null)
      blocks.write(
        BLOCK.header,
        writeJsonBlock({
          format: 'enishi-bundle',
          formatVersion: 1,
          bundleId: order.bundleId,
          exhibition: order.exhibition,
          station: {
            stationId: station.stationId,
            name: station.name,
            publicKey: Buffer.from(station.publicKey).toString('hex'),
          },
          madeAt: order.at,
          exhibitor: order.exhibitor,
          leads: total,
        }),
      )
      blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(db, order)))
      const summary = writeLeads(db, order, blocks, total, watch, read)
      blocks.write(BLOCK.summary, writeJsonBlock(summary as Parameters<typeof writeJsonBlock>[0]))
      blocks.sign(getPrivateKey(db))
      return { mark: lastUnbundledMark(db), leads: summary.leads, scans: summary.rows.scan ?? 0 }
    })
    return { leads, scans, ...file.end(), mark }
  } finally {
    file.abort()
  }
}
