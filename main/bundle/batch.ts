/**
 * A batch: some hundred leads, each whole, in ascending order of their ids. It begins with the texts that its rows share.
 * One walk serves verifying and reading: it checks every row and notes where it lies; values are only made of rows that are wanted.
 */
import { AppError } from '../../shared/errors.ts'
import { isStamp, stampMs } from '../../shared/domain/stamp.ts'
import { LEAD_TABLES, type Column, type LeadGroup, type Row, type Value } from '../store/mergeable.ts'
import { ByteReader, ByteWriter, timeText } from './bytes.ts'

/** A batch is closed once it holds this many bytes. */
const FULL = 128 * 1024
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

/** A lead of a batch, its rows still packed. */
export interface PackedLead {
  leadId: string
  exhibitorId: string
  visitorId: string
  badgeCode: string | null
  /** How many rows stand, table by table. */
  counts: number[]
  /** What tells the rows of a lead apart, table by table: a fact's id, a register's field. Empty while verifying. */
  keys: string[][]
  /** The station of each scan. */
  scanStations: string[]
  /** The values of row `index` of table `table`. Only while its batch is being read. */
  row(table: number, index: number): Row
}

/** Walks over rows: checks them, or makes values of them. */
class RowWalk {
  reason: Refusal | null = null
  readonly reader: ByteReader
  readonly shared: readonly string[]
  readonly stations: ReadonlySet<string>

  constructor(reader: ByteReader, shared: readonly string[], stations: ReadonlySet<string>) {
    this.reader = reader
    this.shared = shared
    this.stations = stations
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

  private stamp(): string {
    const hex = this.reader.hex(8)
    return `${hex.slice(0, 12)}-${hex.slice(12)}-${this.station()}`
  }

  /** Passes over a text or bytes; false where it is too long. */
  private sized(max: number): boolean {
    const length = this.reader.varint()
    this.reader.skip(length)
    if (length > max) this.reason ??= 'text_too_long'
    return length <= max
  }

  private checkText(max: number): string | null {
    const { at } = this.reader
    if (!this.sized(max)) return null
    const end = this.reader.at
    this.reader.at = at
    const text = this.reader.text(max)
    this.reader.at = end
    return text
  }

  private checkJson(max: number): void {
    const text = this.checkText(max)
    if (text === null) return
    try {
      JSON.parse(text)
    } catch {
      this.reason ??= 'value_invalid'
    }
  }

  private checkRef({ oneOf, max }: Column): void {
    const text = this.ref()
    if (oneOf !== undefined && !oneOf.includes(text)) this.reason ??= 'value_invalid'
    if (text.length > (max ?? 0)) this.reason ??= 'text_too_long'
  }

  private checkStamp(): void {
    const stamp = this.stamp()
    if (!isStamp(stamp) || stampMs(stamp) > MAX_STAMP_MS) this.reason ??= 'stamp_invalid'
  }

  /** Passes over a column and notes in `reason` what is wrong with it. */
  check(column: Column): void {
    switch (column.type) {
      case 'uuid': return this.reader.skip(16)
      case 'station': return void this.station()
      case 'ref': return this.checkRef(column)
      case 'text': return void this.checkText(column.max ?? 0)
      case 'json': return this.checkJson(column.max ?? 0)
      case 'bytes': return void this.sized(column.max ?? 0)
      case 'stamp': return this.checkStamp()
      case 'time': {
        if (this.reader.time() === null) this.reason ??= 'time_invalid'
        return
      }
      case 'flag': {
        if (this.reader.byte() > 1) this.reason ??= 'value_invalid'
        return
      }
    }
  }

  /** The value of a column that was checked before. */
  value(column: Column): Value {
    const max = column.max ?? 0
    switch (column.type) {
      case 'uuid': return this.reader.uuid()
      case 'station': return this.ref()
      case 'ref': return this.ref()
      case 'text': return this.reader.text(max)
      case 'json': return this.reader.text(max)
      case 'bytes': return this.reader.bytes(max)
      case 'stamp': return this.stamp()
      case 'time': return timeText(this.reader.time() ?? 0)
      case 'flag': return this.reader.byte()
    }
  }
}

const MAX_SHARED = 65_536
/** The table of scans and where in its rows the station stands. */
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')
const SCAN_STATION = LEAD_TABLES[SCAN]!.columns.findIndex((column) => column.type === 'station')

function readShared(reader: ByteReader): string[] {
  const count = reader.varint()
  if (count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  return Array.from({ length: count }, () => reader.text(MAX_SHARED))
}

/**
 * Walks a batch and hands over each lead that stands. With `keys` false the rows' keys are left out, as verifying does not need them.
 * `after` is the id of the last lead of the batch before; returns that of this batch's last. Throws `bundle_damaged` where the bytes are no batch.
 */
export function walkBatch(raw: Buffer, rules: BatchRules, keys: boolean, after: string, each: (lead: PackedLead) => void): string {
  const reader = new ByteReader(raw)
  const shared = readShared(reader)
  const count = reader.varint()
  if (count === 0 || count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  const walk = new RowWalk(reader, shared, rules.stations)
  let previous = after
  for (let i = 0; i < count; i++) {
    const leadId = reader.uuid()
    if (leadId <= previous) throw new AppError('bundle_damaged', { detail: 'order' })
    previous = leadId
    const exhibitorId = walk.ref()
    const visitorId = reader.uuid()
    const badgeCode = reader.byte() === 0 ? null : reader.text(MAX_BADGE_CODE)
    const reason = rules.lead(exhibitorId, visitorId, leadId, badgeCode)
    if (reason !== null) rules.refused(leadId, 'lead', reason)
    const lead = packedLead(walk, { leadId, exhibitorId, visitorId, badgeCode }, keys, reason === null ? rules.refused : null)
    if (reason === null) each(lead)
  }
  if (reader.left > 0) throw new AppError('bundle_damaged', { detail: 'trailing bytes' })
  return previous
}

function packedLead(walk: RowWalk, lead: Omit<LeadGroup, 'rows'>, keys: boolean, refused: BatchRules['refused'] | null): PackedLead {
  const offsets: number[][] = []
  const packed: PackedLead = {
    ...lead, counts: [], keys: [], scanStations: [],
    row(table, index) {
      const { reader } = walk
      const back = reader.at
      reader.at = offsets[table]![index]!
      const row = LEAD_TABLES[table]!.columns.map((column) => walk.value(column))
      reader.at = back
      return row
    },
  }
  for (let t = 0; t < LEAD_TABLES.length; t++) offsets.push(passRows(walk, t, packed, keys, refused))
  return packed
}

const NONE: never[] = []

/** Checks the rows of one table; returns where those lie that stand. */
function passRows(walk: RowWalk, t: number, lead: PackedLead, keys: boolean, refused: BatchRules['refused'] | null): number[] {
  const { reader } = walk
  const table = LEAD_TABLES[t]!
  const { columns } = table
  const count = reader.varint()
  if (count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  if (count === 0) {
    lead.counts.push(0)
    lead.keys.push(NONE)
    return NONE
  }
  const offsets: number[] = []
  const names: string[] = []
  for (let i = 0; i < count; i++) {
    const { at } = reader
    let station = ''
    walk.reason = null
    for (let c = 0; c < columns.length; c++) {
      if (t === SCAN && c === SCAN_STATION) {
        const before = reader.at
        station = walk.ref()
        reader.at = before
      }
      walk.check(columns[c]!)
    }
    if (walk.reason !== null) {
      refused?.(lead.leadId, table.name, walk.reason)
      continue
    }
    offsets.push(at)
    if (t === SCAN) lead.scanStations.push(station)
    if (!keys) continue
    const end = reader.at
    reader.at = at
    names.push(walk.value(columns[0]!) as string)
    reader.at = end
  }
  lead.counts.push(offsets.length)
  lead.keys.push(names)
  return offsets
}
