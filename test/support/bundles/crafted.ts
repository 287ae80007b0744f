/** Bundles made by hand, rightly sealed and signed, with whatever inside. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { createBatchWriter } from '../../../main/bundle/batch.ts'
import { BLOCK, createBlockWriter, type BlockWriter } from '../../../main/bundle/blocks.ts'
import { writeJsonBlock, type Header, type Preface } from '../../../main/bundle/json-blocks.ts'
import { createSealedFile } from '../../../main/bundle/sealed-file.ts'
import { privateKeyFromSeed } from '../../../main/station/station-key.ts'
import { LEAD_TABLES, type LeadGroup, type Row } from '../../../main/lead/tables.sql.ts'
import { leadIdFrom, newId, visitorIdFromBadgeCode } from '../../../shared/domain/ids.ts'
import { ALTAIR, AT, EXHIBITION, RECIPIENT, type TestStation } from './stations.ts'

export function headerOf({ station }: TestStation, more: Partial<Header> = {}): Header {
  return {
    format: 'enishi-bundle',
    formatVersion: 1,
    bundleId: newId(),
    exhibition: { id: EXHIBITION, name: { en: 'Fair', ja: '展' } },
    station: {
      stationId: station.stationId,
      name: station.name,
      publicKey: Buffer.from(station.publicKey).toString('hex'),
    },
    madeAt: AT,
    exhibitor: null,
    leads: 1,
    ...more,
  }
}

export function prefaceOf(from: TestStation, more: Partial<Preface> = {}): Preface {
  return {
    stations: [headerOf(from).station],
    exhibitors: [{ id: ALTAIR, code: 'ALTAIR' }],
    samePerson: [],
    samePersonWithdrawals: [],
    erasures: [],
    ...more,
  }
}

/** A lead of ALTAIR with one scan; `rows` replaces those of a table. */
export function groupOf(from: TestStation, badgeCode: string, rows: Record<string, Row[]> = {}): LeadGroup {
  const visitorId = visitorIdFromBadgeCode(EXHIBITION, badgeCode)
  const scan: Row = [newId(), from.station.stationId, 'Aiko', AT, 'camera', Buffer.from(badgeCode)]
  return {
    leadId: leadIdFrom(ALTAIR, visitorId),
    exhibitorId: ALTAIR,
    visitorId,
    badgeCode,
    rows: LEAD_TABLES.map((table) => rows[table.name] ?? (table.name === 'scan' ? [scan] : [])),
  }
}

export function summaryOf(groups: readonly LeadGroup[]) {
  const scans = new Map<string, number>()
  for (const scan of groups.flatMap((group) => group.rows[0]!))
    scans.set(scan[1] as string, (scans.get(scan[1] as string) ?? 0) + 1)
  return {
    leads: groups.length,
    rows: Object.fromEntries(
      LEAD_TABLES.map((table, t) => [table.name, groups.reduce((sum, group) => sum + group.rows[t]!.length, 0)]),
    ),
    stations: [...scans].map(([stationId, count]) => ({ stationId, scans: count })),
  }
}

export function batchOf(groups: readonly LeadGroup[]): Buffer {
  const writer = createBatchWriter()
  for (const group of groups.toSorted((a, b) => (a.leadId < b.leadId ? -1 : 1))) writer.add(group)
  return writer.take()
}

/** Seals and signs what `fill` writes, with the key that belongs to the station of this name. */
export async function craft(from: TestStation, name: string, fill: (blocks: BlockWriter) => void): Promise<string> {
  const out = join(from.folder, `${newId()}.enishi`)
  const file = await createSealedFile(out, { keys: [RECIPIENT] })
  const blocks = createBlockWriter(file)
  fill(blocks)
  blocks.sign(privateKeyFromSeed(createHash('sha256').update(name).digest()))
  file.end()
  return out
}

/** A bundle of these leads that is as it should be, but for `header` and `preface`. */
export function craftLeads(
  from: TestStation,
  name: string,
  groups: readonly LeadGroup[],
  more: { header?: Partial<Header>; preface?: Partial<Preface> } = {},
): Promise<string> {
  return craft(from, name, (blocks) => {
    blocks.write(BLOCK.header, writeJsonBlock(headerOf(from, { leads: groups.length, ...more.header })))
    blocks.write(BLOCK.preface, writeJsonBlock(prefaceOf(from, more.preface)))
    if (groups.length > 0) blocks.write(BLOCK.batch, batchOf(groups))
    blocks.write(BLOCK.summary, writeJsonBlock(summaryOf(groups) as Parameters<typeof writeJsonBlock>[0]))
  })
}
