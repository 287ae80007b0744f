/** Reads batches. One walk serves verifying and merging: it checks every row and notes where it lies; values are only made of rows that are wanted. */
import { AppError } from '../../shared/errors.ts'
import { LEAD_TABLES, type LeadGroup, type Row } from '../store/mergeable.ts'
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

const MAX_SHARED = 65_536
/** A text takes a byte in the batch and eight in memory: 64 MiB of empty ones would be half a gigabyte. */
const MAX_SHARED_COUNT = 2 ** 20
/** The table of scans and where in its rows the station stands. */
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')
const SCAN_STATION = LEAD_TABLES[SCAN]!.columns.findIndex((column) => column.type === 'station')

function readShared(reader: ByteReader): string[] {
  const count = reader.varint()
  if (count > reader.left || count > MAX_SHARED_COUNT) throw new AppError('bundle_damaged', { detail: 'count' })
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
