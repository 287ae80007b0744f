/**
 * Reads batches. One walk serves verifying and merging: it checks every row and notes where it lies; values are only
 * made of rows that are wanted.
 */
import { AppError } from '../../shared/errors.ts'
import { LEAD_TABLES, type Row } from '../lead/tables.sql.ts'
import { ByteReader } from './bytes.ts'
import { RowWalk, type Refusal } from './row-walk.ts'

/** Bytes. A code may be a badge's whole text: 16,384 bytes of half-width kana in Shift_JIS are 49,152 in UTF-8. */
export const MAX_BADGE_CODE = 65_536

export interface BatchRules {
  /** Stations whose keys the bundle brings. */
  stations: ReadonlySet<string>
  /** Why the lead itself may not be here, or null. */
  lead(exhibitorId: string, visitorId: string, leadId: string, badgeCode: string | null): Refusal | null
  /** Called for each row that is left out; a refused lead takes all its rows with it. */
  refused(leadId: string, table: string, reason: Refusal): void
}

/**
 * A lead of a batch, its rows still packed. What it makes of them can be asked for only while its batch is being looked
 * at.
 */
export class PackedLead {
  readonly leadId: string
  readonly exhibitorId: string
  readonly visitorId: string
  readonly badgeCode: string | null
  /** The station of each scan. */
  readonly scanStations: string[] = []
  /** Where the rows lie that stand, table by table. */
  readonly offsets: number[][] = []
  private readonly walk: RowWalk

  constructor(walk: RowWalk, leadId: string, exhibitorId: string, visitorId: string, badgeCode: string | null) {
    this.walk = walk
    this.leadId = leadId
    this.exhibitorId = exhibitorId
    this.visitorId = visitorId
    this.badgeCode = badgeCode
  }

  /** How many rows of this table stand. */
  count(table: number): number {
    return this.offsets[table]!.length
  }

  /** What tells the rows of a lead apart in this table: a fact's id, a register's field. */
  keys(table: number): string[] {
    const [column] = LEAD_TABLES[table]!.columns
    return this.offsets[table]!.map((at) => this.walk.valueAt(at, column!) as string)
  }

  /** The values of row `index`. */
  row(table: number, index: number): Row {
    return this.walk.row(this.offsets[table]![index]!, LEAD_TABLES[table]!.columns)
  }
}

const MAX_SHARED = 65_536
/** A text takes a byte in the batch and eight in memory: 64 MiB of empty ones would be half a gigabyte. */
const MAX_SHARED_COUNT = 2 ** 20
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')

function readShared(reader: ByteReader): string[] {
  const count = reader.varint()
  if (count > reader.left || count > MAX_SHARED_COUNT) throw new AppError('bundle_damaged', { detail: 'count' })
  return Array.from({ length: count }, () => reader.text(MAX_SHARED))
}

/**
 * Walks a batch and hands over each lead that stands. `after` is the id of the last lead of the batch before; returns
 * that of this batch's last. Throws `bundle_damaged` where the bytes are no batch.
 */
export function walkBatch(raw: Buffer, rules: BatchRules, after: string, each: (lead: PackedLead) => void): string {
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
    const lead = new PackedLead(walk, leadId, exhibitorId, visitorId, badgeCode)
    for (let t = 0; t < LEAD_TABLES.length; t++) passRows(walk, t, lead, reason === null ? rules.refused : null)
    if (reason === null) each(lead)
  }
  if (reader.left > 0) throw new AppError('bundle_damaged', { detail: 'trailing bytes' })
  return previous
}

const NONE: number[] = []

/** Checks the rows of one table and notes where those lie that stand. */
function passRows(walk: RowWalk, t: number, lead: PackedLead, refused: BatchRules['refused'] | null): void {
  const { reader } = walk
  const table = LEAD_TABLES[t]!
  const { columns } = table
  const count = reader.varint()
  if (count > reader.left) throw new AppError('bundle_damaged', { detail: 'count' })
  if (count === 0) {
    lead.offsets.push(NONE)
    return
  }
  const offsets: number[] = []
  for (let i = 0; i < count; i++) {
    const { at } = reader
    walk.reason = null
    for (let c = 0; c < columns.length; c++) walk.check(columns[c]!)
    if (walk.reason !== null) {
      refused?.(lead.leadId, table.name, walk.reason)
      continue
    }
    offsets.push(at)
    if (t === SCAN) lead.scanStations.push(walk.lastStation)
  }
  lead.offsets.push(offsets)
}
