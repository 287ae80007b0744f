/** Walks over the rows of a batch. It checks them without decoding, or decodes their values. */
import { isStamp, LAST_STAMP_MS, stampMs } from '../../shared/domain/stamp.ts'
import { AppError } from '../../shared/errors.ts'
import type { Column, Row, Value } from '../lead/tables.sql.ts'
import { timeText, type ByteCursor } from './bytes.ts'

/** Why a row is left out of a correctly signed bundle. */
export const REFUSALS = [
  'lead_id_wrong',
  'visitor_id_wrong',
  'exhibitor_unknown',
  'exhibitor_not_its_own',
  'station_unknown',
  'time_invalid',
  'stamp_invalid',
  'value_invalid',
  'text_too_long',
] as const
export type Refusal = (typeof REFUSALS)[number]

export class RowWalk {
  reason: Refusal | null = null
  private lastRef = 0
  /** The last station that was read. */
  lastStation = ''
  readonly cursor: ByteCursor
  readonly shared: readonly string[]
  readonly stations: ReadonlySet<string>

  constructor(reader: ByteCursor, shared: readonly string[], stations: ReadonlySet<string>) {
    this.cursor = reader
    this.shared = shared
    this.stations = stations
  }

  ref(): string {
    this.lastRef = this.cursor.varint()
    const text = this.shared[this.lastRef]
    if (text === undefined) throw new AppError('bundle_damaged', { detail: 'reference' })
    return text
  }

  private station(): string {
    const id = this.ref()
    if (!this.stations.has(id)) this.reason ??= 'station_unknown'
    this.lastStation = id
    return id
  }

  private stamp(): string {
    const hex = this.cursor.hex(8)
    return `${hex.slice(0, 12)}-${hex.slice(12)}-${this.station()}`
  }

  /** Passes over a text or bytes; returns false if they are too long. */
  private sized(max: number): boolean {
    const length = this.cursor.varint()
    this.cursor.skip(length)
    if (length > max) this.reason ??= 'text_too_long'
    return length <= max
  }

  private checkText(max: number): string | null {
    const { at } = this.cursor
    if (!this.sized(max)) return null
    const end = this.cursor.at
    this.cursor.at = at
    const text = this.cursor.text(max)
    this.cursor.at = end
    return text
  }

  private checkJson({ max, isValid }: Column): void {
    const text = this.checkText(max ?? 0)
    if (text === null) return
    try {
      const value: unknown = JSON.parse(text)
      if (isValid?.(value, this.shared[this.lastRef]!) === false) this.reason ??= 'value_invalid'
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
    if (!isStamp(stamp) || stampMs(stamp) > LAST_STAMP_MS) this.reason ??= 'stamp_invalid'
  }

  /** Checks a column and sets `reason` if it is wrong. */
  check(column: Column): void {
    switch (column.type) {
      case 'uuid':
        return this.cursor.skip(16)
      case 'station':
        return void this.station()
      case 'ref':
        return this.checkRef(column)
      case 'text':
        return void this.checkText(column.max ?? 0)
      case 'json':
        return this.checkJson(column)
      case 'bytes':
        return void this.sized(column.max ?? 0)
      case 'stamp':
        return this.checkStamp()
      case 'time': {
        if (this.cursor.time() === null) this.reason ??= 'time_invalid'
        return
      }
      case 'flag': {
        if (this.cursor.byte() > 1) this.reason ??= 'value_invalid'
        return
      }
    }
  }

  /** The values of a row at `at` that was already checked. */
  row(at: number, columns: readonly Column[]): Row {
    const { cursor } = this
    const back = cursor.at
    cursor.at = at
    const row = columns.map((column) => this.value(column))
    cursor.at = back
    return row
  }

  /** The value of a column at `at` that was already checked. */
  valueAt(at: number, column: Column): Value {
    const { cursor } = this
    const back = cursor.at
    cursor.at = at
    const value = this.value(column)
    cursor.at = back
    return value
  }

  /** The value of a column that was already checked. */
  value(column: Column): Value {
    const max = column.max ?? 0
    switch (column.type) {
      case 'uuid':
        return this.cursor.uuid()
      case 'station':
        return this.ref()
      case 'ref':
        return this.ref()
      case 'text':
        return this.cursor.text(max)
      case 'json':
        return this.cursor.text(max)
      case 'bytes':
        return this.cursor.bytes(max)
      case 'stamp':
        return this.stamp()
      case 'time':
        return timeText(this.cursor.time() ?? 0)
      case 'flag':
        return this.cursor.byte()
    }
  }
}
