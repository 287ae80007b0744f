/**
 * Reads a bundle. `verifyBundle` checks all of it before anything is applied: seal, hash, signature, counts, every row.
 * `openBatches` reads it again under the same key, so it reads exactly the verified bytes.
 */
import { createHash } from 'node:crypto'
import type { ExhibitionId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { Keys } from '../key/age.ts'
import { LEAD_TABLES } from '../lead/tables.sql.ts'
import { walkBatch, type BatchRules, type PackedLead } from './batch-walk.ts'
import { BLOCK, readBlocks } from './blocks.ts'
import { fastLeadId, isVisitorOfBadge } from './fast-id.ts'
import { readHeader, readPreface, readSummary, type Header, type Preface, type Summary } from './json-blocks.ts'
import type { Refusal } from './row-walk.ts'
import { openSealedFile, type SealedFile } from './sealed-file.ts'

/** A bundle may decompress to this many bytes, or to `MOST_TIMES` its file size if that is more. */
const ALWAYS_BELIEVED = 1024 ** 3
const MOST_TIMES = 100

export interface RefusedRow {
  leadId: string
  table: string
  reason: Refusal
}

/** The exhibition of this station. */
export interface Here {
  exhibitionId: ExhibitionId
  exhibitors: ReadonlySet<string>
}

export interface VerifiedBundle {
  file: SealedFile
  /** SHA-256 over its blocks, hex. It identifies the content of the bundle. */
  hash: string
  header: Header
  preface: Preface
  summary: Summary
  batches: number
  refused: RefusedRow[]
  /** May be greater than `refused.length`: only the first refused rows are listed. */
  refusedCount: number
}

const LISTED_REFUSALS = 1000

/** The rules for accepting a lead. The batch walk itself applies the row rules that need no exhibition. */
export function leadRules(header: Header, here: Here | null): BatchRules['lead'] {
  return (exhibitorId, visitorId, leadId, badgeCode) => {
    if (header.exhibitor !== null && exhibitorId !== header.exhibitor.id) return 'exhibitor_not_its_own'
    if (here !== null && !here.exhibitors.has(exhibitorId)) return 'exhibitor_unknown'
    if (fastLeadId(exhibitorId, visitorId) !== leadId) return 'lead_id_wrong'
    if (badgeCode !== null && !isVisitorOfBadge(header.exhibition.id, badgeCode, visitorId)) return 'visitor_id_wrong'
    return null
  }
}

export interface VerifyOptions {
  keys: Keys
  /** null: a bundle of any exhibition is read, for example to check its seal. */
  here: Here | null
  /** Called once header and signer are known. It may throw to refuse the bundle before the rest is read. */
  accept(header: Header): void
  /** Receives the accepted leads of each batch. The bundle as a whole is not verified yet. */
  eachBatch?(leads: readonly PackedLead[]): void
  progress?(position: number, size: number): void
  throwIfCancelled?(): void
}

function expect(type: number, wanted: number, name: string): void {
  if (type !== wanted) throw new AppError('bundle_damaged', { detail: name })
}

/**
 * Verifies a whole bundle in bounded memory. The caller closes `file`. Throws `bundle_not_one`, `bundle_damaged`,
 * `bundle_wrong_key`, `bundle_passphrase_needed`, `bundle_passphrase_wrong`, `format_newer`, `bundle_other_exhibition`,
 * or the error of `accept`.
 */
export async function verifyBundle(path: string, options: VerifyOptions): Promise<VerifiedBundle> {
  const file = await openSealedFile(path, options.keys)
  try {
    return verifyOpened(file, options)
  } catch (error) {
    file.close()
    throw error
  }
}

function verifyOpened(file: SealedFile, options: VerifyOptions): VerifiedBundle {
  const payload = file.read()
  const blocks = readBlocks(payload)
  const first = blocks.next()
  expect(first.type, BLOCK.header, 'header')
  const header = readHeader(first.raw)
  if (options.here !== null && header.exhibition.id !== options.here.exhibitionId) {
    throw new AppError('bundle_other_exhibition', { name: header.exhibition.name.en })
  }
  options.accept(header)
  const second = blocks.next()
  expect(second.type, BLOCK.preface, 'preface')
  const preface = readPreface(second.raw)

  const refused: RefusedRow[] = []
  let refusedCount = 0
  const rules: BatchRules = {
    stations: new Set(preface.stations.map((station) => station.stationId)),
    lead: leadRules(header, options.here),
    refused(leadId, table, reason) {
      refusedCount += 1
      if (refused.length < LISTED_REFUSALS) refused.push({ leadId, table, reason })
    },
  }
  assertPreface(header, preface, rules.stations)
  const count = createCount()
  let batches = 0
  let unpacked = 0
  let last = ''
  let block = blocks.next()
  for (; block.type === BLOCK.batch; block = blocks.next()) {
    unpacked += block.raw.length
    if (unpacked > ALWAYS_BELIEVED && unpacked > file.size * MOST_TIMES)
      throw new AppError('bundle_damaged', { detail: 'size' })
    const leads: PackedLead[] = []
    last = walkBatch(block.raw, rules, last, (lead) => {
      count.add(lead)
      if (options.eachBatch) leads.push(lead)
    })
    options.eachBatch?.(leads)
    batches += 1
    options.progress?.(payload.position, file.size)
    options.throwIfCancelled?.()
  }
  expect(block.type, BLOCK.summary, 'summary')
  const summary = readSummary(block.raw)
  const end = blocks.next()
  expect(end.type, BLOCK.signature, 'signature')
  const hash = blocks.verify(end.raw, Buffer.from(header.station.publicKey, 'hex'))
  if (!payload.atEnd()) throw new AppError('bundle_damaged', { detail: 'trailing bytes' })
  if (summary.leads !== header.leads || (refusedCount === 0 && !count.matches(summary)))
    throw new AppError('bundle_damaged', { detail: 'counts' })
  return { file, hash, header, preface, summary, batches, refused, refusedCount }
}

/** Checks the preface: the signer of each fact is a named station, and a sealed bundle names only its own exhibitor. */
function assertPreface(header: Header, preface: Preface, stations: ReadonlySet<string>): void {
  const facts = [...preface.samePerson, ...preface.samePersonWithdrawals, ...preface.erasures]
  if (facts.some((fact) => !stations.has(fact.stationId)))
    throw new AppError('bundle_damaged', { detail: 'preface: station' })
  if (header.exhibitor === null) return
  const own = header.exhibitor.id
  const others =
    preface.exhibitors.some((exhibitor) => exhibitor.id !== own) ||
    [...preface.samePerson, ...preface.erasures].some(
      (fact) => fact.exhibitorId !== null && fact.exhibitorId !== own,
    ) ||
    preface.erasures.some((erasure) => erasure.kind === 'visitor')
  if (others) throw new AppError('bundle_damaged', { detail: 'preface: exhibitor' })
}

function createCount() {
  const rows = LEAD_TABLES.map(() => 0)
  const scans = new Map<string, number>()
  let leads = 0
  return {
    add(lead: PackedLead) {
      leads += 1
      for (let t = 0; t < rows.length; t++) rows[t]! += lead.count(t)
      for (const station of lead.scanStations) scans.set(station, (scans.get(station) ?? 0) + 1)
    },
    matches: (summary: Summary): boolean =>
      summary.leads === leads &&
      LEAD_TABLES.every((table, t) => summary.rows[table.name] === rows[t]) &&
      summary.stations.length === scans.size &&
      summary.stations.every((one) => scans.get(one.stationId) === one.scans),
  }
}

export interface Batch {
  leads: PackedLead[]
  /** Bytes of the file read so far. */
  position: number
}

/**
 * Reads batches of a verified bundle again by their index, in ascending order. Batches in between are skipped. Rows
 * refused by the verification are left out here too.
 */
export function openBatches(bundle: VerifiedBundle, here: Here): (index: number) => Batch {
  const payload = bundle.file.read()
  const blocks = readBlocks(payload)
  // the rules refused nothing before, so they need not run again
  const rules: BatchRules = {
    stations: new Set(bundle.preface.stations.map((station) => station.stationId)),
    lead: bundle.refusedCount === 0 ? () => null : leadRules(bundle.header, here),
    refused: () => undefined,
  }
  // header and preface come before the first batch
  let next = -2
  return (index) => {
    for (; next < index; next++) blocks.skip()
    next += 1
    const leads: PackedLead[] = []
    walkBatch(blocks.next().raw, rules, '', (lead) => leads.push(lead))
    return { leads, position: payload.position }
  }
}

/** A short form of a station's key that two people can compare by eye: 128 bits of its SHA-256, in groups of four. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex').slice(0, 32)
  return hash.match(/.{4}/g)!.join(' ')
}
