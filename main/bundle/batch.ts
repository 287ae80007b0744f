/**
 * A batch: some hundred leads, each whole, in ascending order of their ids. It begins with the texts that its rows share.
 * One walk serves verifying and reading: while verifying, rows are checked and no values are made of them.
 */
import { AppError } from '../../shared/errors.ts'
import { isStamp, stampMs } from '../../shared/domain/stamp.ts'
import { LEAD_TABLES, type Column, type LeadGroup, type Row, type Value } from '../store/mergeable.ts'
import { ByteReader, ByteWriter, timeText } from './bytes.ts'

/** A batch is closed once it holds this many bytes. */
const FULL = 512 * 1024
const MAX_BADGE_CODE = 4096
/** 2200-01-01: a stamp beyond would push every clock that sees it to where nobody is. */
export const MAX_STAMP_MS = 7_258_118_400_000

export interface BatchWriter {
  add(group: LeadGroup): void
  readonly full: boolean
  readonly empty: boolean
  /** The bytes of the batch; begins a new one. */
  take(): Buffer
}

export function createBatchWriter(): BatchWriter {
  const body = new ByteWriter()
  const out = new ByteWriter()
  const shared = new Map<string, number>()
  let groups = 0

  const refer = (text: string) => {
    let index = shared.get(text)
    if (index === undefined) shared.set(text, (index = shared.size))
    body.varint(index)
  }
  const put = (column: Column, value: Value) => {
    switch (column.type) {
      case 'uuid': return body.uuid(value as string)
      case 'station': return refer(value as string)
      case 'ref': return refer(value as string)
      case 'text': return body.text(value as string)
      case 'json': return body.text(value as string)
      case 'time': return body.time(value as string)
      case 'flag': return body.byte(value as number)
      case 'bytes': return body.bytes(value as Uint8Array)
      case 'stamp': {
        const stamp = value as string
        body.hex(stamp.slice(0, 12) + stamp.slice(13, 17), 8)
        return refer(stamp.slice(18))
      }
    }
  }
  return {
    add(group) {
      body.uuid(group.leadId)
      refer(group.exhibitorId)
      body.uuid(group.visitorId)
      body.byte(group.badgeCode === null ? 0 : 1)
      if (group.badgeCode !== null) body.text(group.badgeCode)
      LEAD_TABLES.forEach((table, t) => {
        const rows = group.rows[t]!
        body.varint(rows.length)
        for (const row of rows) for (let c = 0; c < table.columns.length; c++) put(table.columns[c]!, row[c]!)
      })
      groups += 1
    },
    get full() {
      return body.length >= FULL
    },
    get empty() {
      return groups === 0
    },
    take() {
      out.clear()
      out.varint(shared.size)
      for (const text of shared.keys()) out.text(text)
      out.varint(groups)
      out.raw(body.taken())
      body.clear()
      shared.clear()
      groups = 0
      return Buffer.from(out.taken())
    },
  }
}

/** Why a row inside a rightly signed bundle is left out. */
export const REFUSALS = [
  'lead_id_wrong', 'visitor_id_wrong', 'exhibitor_unknown', 'exhibitor_not_its_own', 'station_unknown', 'time_invalid', 'stamp_invalid',
  'value_invalid', 'text_too_long',
] as const
export type Refusal = (typeof REFUSALS)[number]

export interface BatchRules {
  /** Stations whose keys the bundle brings. */
  stations: ReadonlySet<string>
  /** Why the lead itself may not be here, or null. */
  lead(exhibitorId: string, visitorId: string, leadId: string, badgeCode: string | null): Refusal | null
  /** Called for each row that is left out; a refused lead takes all its rows with it. */
  refused(leadId: string, table: string, reason: Refusal): void
}

/** A row's verdict while its columns are walked. */
class RowWalk {
  reason: Refusal | null = null
  readonly reader: ByteReader
  readonly shared: readonly string[]
  readonly stations: ReadonlySet<string>
  readonly values: boolean

  constructor(reader: ByteReader, shared: readonly string[], stations: ReadonlySet<string>, values: boolean) {
    this.reader = reader
    this.shared = shared
    this.stations = stations
    this.values = values
  }

  ref(): string {
    const text = this.shared[this.reader.varint()]
    if (text === undefined) throw new AppError('bundle_damaged', { detail: 'reference' })
    return text
  }

  private station(): string {
    const id = this.ref()
    if (!this.stations.has(id)) this.reason ??= 'station_unknown'
    return id
  }

  private time(): string {
    const ms = this.reader.time()
    if (ms === null) this.reason ??= 'time_invalid'
    return ms === null || !this.values ? '' : timeText(ms)
  }

  private stamp(): string {
    const hex = this.reader.hex(8)
    const stamp = `${hex.slice(0, 12)}-${hex.slice(12)}-${this.station()}`
    if (!isStamp(stamp) || stampMs(stamp) > MAX_STAMP_MS) this.reason ??= 'stamp_invalid'
    return stamp
  }

  private text(max: number): string {
    const length = this.reader.varint()
    if (length <= max) return this.reader.textOf(length, max)
    this.reason ??= 'text_too_long'
    this.reader.skip(length)
    return ''
  }

  private json(max: number): string {
    const text = this.text(max)
    if (this.reason !== null) return text
    try {
      JSON.parse(text)
    } catch {
      this.reason = 'value_invalid'
    }
    return text
  }

  private bytes(max: number): Uint8Array {
    const length = this.reader.varint()
    if (length > max) this.reason ??= 'text_too_long'
    const { at, buffer } = this.reader
    this.reader.skip(length)
    return buffer.subarray(at, at + length)
  }

  value(column: Column): Value {
    const max = column.max ?? 0
    switch (column.type) {
      case 'uuid': {
        if (this.values) return this.reader.uuid()
        this.reader.skip(16)
        return ''
      }
      case 'station': return this.station()
      case 'ref': {
        const text = this.ref()
        if (column.oneOf !== undefined && !column.oneOf.includes(text)) this.reason ??= 'value_invalid'
        if (text.length > max) this.reason ??= 'text_too_long'
        return text
      }
      case 'text': return this.text(max)
      case 'json': return this.json(max)
      case 'time': return this.time()
      case 'flag': {
        const flag = this.reader.byte()
        if (flag > 1) this.reason ??= 'value_invalid'
        return flag
      }
      case 'bytes': return this.bytes(max)
      case 'stamp': return this.stamp()
    }
  }
}

const MAX_SHARED = 65_536

function readShared(reader: ByteReader): string[] {
  const count = reader.varint()
  if (count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  return Array.from({ length: count }, () => reader.text(MAX_SHARED))
}

/** What was counted while walking a batch: rows that stand, by table, and leads. */
export interface BatchCounts {
  leads: number
  rows: number[]
}

/**
 * Walks a batch and hands over each lead that stands. With `values` false nothing is made of the rows: groups then are for counting.
 * `after` is the id of the last lead of the batch before. Throws `bundle_damaged` where the bytes are no batch.
 */
export function walkBatch(raw: Buffer, rules: BatchRules, values: boolean, after: string, each: (group: LeadGroup) => void): string {
  const reader = new ByteReader(raw)
  const shared = readShared(reader)
  const count = reader.varint()
  if (count === 0 || count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  const walk = new RowWalk(reader, shared, rules.stations, values)
  let previous = after
  for (let i = 0; i < count; i++) {
    const leadId = reader.uuid()
    if (leadId <= previous) throw new AppError('bundle_damaged', { detail: 'order' })
    previous = leadId
    const exhibitorId = walk.ref()
    const visitorId = reader.uuid()
    const badgeCode = reader.byte() === 0 ? null : reader.text(MAX_BADGE_CODE)
    const leadReason = rules.lead(exhibitorId, visitorId, leadId, badgeCode)
    if (leadReason !== null) rules.refused(leadId, 'lead', leadReason)
    const rows = LEAD_TABLES.map((table): Row[] => readRows(walk, table.columns, (reason) => leadReason === null && rules.refused(leadId, table.name, reason)))
    if (leadReason === null) each({ leadId, exhibitorId, visitorId, badgeCode, rows })
  }
  if (reader.left > 0) throw new AppError('bundle_damaged', { detail: 'trailing bytes' })
  return previous
}

function readRows(walk: RowWalk, columns: readonly Column[], refused: (reason: Refusal) => void): Row[] {
  const rows: Row[] = []
  const count = walk.reader.varint()
  if (count > walk.reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  for (let i = 0; i < count; i++) {
    walk.reason = null
    const row = columns.map((column) => walk.value(column))
    if (walk.reason !== null) refused(walk.reason)
    else rows.push(row)
  }
  return rows
}
