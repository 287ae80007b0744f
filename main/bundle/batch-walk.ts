/**
 * Reads batches. Verifying and merging share this walk: it checks every row and notes its place. Only wanted rows are
 * decoded to values.
 */
import { AppError } from '../../shared/errors.ts'
import { LEAD_TABLES, type Row } from '../lead/tables.sql.ts'
import { ByteCursor } from './bytes.ts'
import { RowWalk, type Refusal } from './row-walk.ts'

/** Bytes. A code may be a badge's whole text: 16,384 bytes of half-width kana in Shift_JIS are 49,152 in UTF-8. */
export const MAX_BADGE_CODE = 65_536

export interface BatchRules {
  /** Stations whose keys are in the bundle. */
  stations: ReadonlySet<string>
  /** Why the lead may not be in this bundle, or null. */
  lead(exhibitorId: string, visitorId: string, leadId: string, badgeCode: string | null): Refusal | null
  /** Called for each refused row. All rows of a refused lead are left out with it. */
  refused(leadId: string, table: string, reason: Refusal): void
}

/** A lead of a batch; its rows are still packed. Its rows can be read only while its batch is in use. */
export class PackedLead {
  readonly leadId: string
  readonly exhibitorId: string
  readonly visitorId: string
  readonly badgeCode: string | null
  /** The station of each scan. */
  readonly scanStations: string[] = []
  /** The places of the accepted rows, table by table. */
  readonly offsets: number[][] = []
  private readonly walk: RowWalk

  constructor(walk: RowWalk, leadId: string, exhibitorId: string, visitorId: string, badgeCode: string | null) {
    this.walk = walk
    this.leadId = leadId
    this.exhibitorId = exhibitorId
    this.visitorId = visitorId
    this.badgeCode = badgeCode
  }

  /** How many rows of this table were accepted. */
  count(table: number): number {
    return this.offsets[table]!.length
  }

  /** The key of each row of the lead in this table: a fact's id or a register's field. */
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
/** An empty text takes one byte in the batch and eight in memory: 64 MiB of them would take half a gigabyte. */
const MAX_SHARED_COUNT = 2 ** 20
const SCAN = LEAD_TABLES.findIndex((table) => table.name === 'scan')

function readShared(cursor: ByteCursor): string[] {
  const count = cursor.varint()
  if (count > cursor.left || count > MAX_SHARED_COUNT) throw new AppError('bundle_damaged', { detail: 'count' })
  return Array.from({ length: count }, () => cursor.text(MAX_SHARED))
}

/**
 * Walks a batch and calls `each` for every accepted lead. `after` is the last lead id of the batch before; the last
 * lead id of this batch is returned. Throws `bundle_damaged` when the bytes are no valid batch.
 */
export function walkBatch(raw: Buffer, rules: BatchRules, after: string, each: (lead: PackedLead) => void): string {
  const cursor = new ByteCursor(raw)
  const shared = readShared(cursor)
  const count = cursor.varint()
  if (count === 0 || count > cursor.left) throw new AppError('bundle_damaged', { detail: 'count' })
  const walk = new RowWalk(cursor, shared, rules.stations)
  let previous = after
  for (let i = 0; i < count; i++) {
    const leadId = cursor.uuid()
    if (leadId <= previous) throw new AppError('bundle_damaged', { detail: 'order' })
    previous = leadId
    const exhibitorId = walk.ref()
    const visitorId = cursor.uuid()
    const badgeCode = cursor.byte() === 0 ? null : cursor.text(MAX_BADGE_CODE)
    const reason = rules.lead(exhibitorId, visitorId, leadId, badgeCode)
    if (reason !== null) rules.refused(leadId, 'lead', reason)
    const lead = new PackedLead(walk, leadId, exhibitorId, visitorId, badgeCode)
    for (let t = 0; t < LEAD_TABLES.length; t++) passRows(walk, t, lead, reason === null ? rules.refused : null)
    if (reason === null) each(lead)
  }
  if (cursor.left > 0) throw new AppError('bundle_damaged', { detail: 'trailing bytes' })
  return previous
}

const NONE: number[] = []

/** Checks the rows of one table and notes the places of the accepted rows. */
function passRows(walk: RowWalk, t: number, lead: PackedLead, refused: BatchRules['refused'] | null): void {
  const { cursor } = walk
  const table = LEAD_TABLES[t]!
  const { columns } = table
  const count = cursor.varint()
  if (count > cursor.left) throw new AppError('bundle_damaged', { detail: 'count' })
  if (count === 0) {
    lead.offsets.push(NONE)
    return
  }
  const offsets: number[] = []
  for (let i = 0; i < count; i++) {
    const { at } = cursor
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
