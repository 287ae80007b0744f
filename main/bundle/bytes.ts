/**
 * The small pieces of a batch: varint, text, UUID, time, stamp. They are written for speed: a merge reads millions of
 * them.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { AppError } from '../../shared/errors.ts'

const NIBBLE = new Uint8Array(128).fill(255)
for (let i = 0; i < 16; i++) NIBBLE[i.toString(16).charCodeAt(0)] = i
const DASHES = new Set([8, 13, 18, 23])
/** The position of each byte of a UUID in its text. */
const UUID_AT = Array.from({ length: 36 }, (_, at) => at)
  .filter((at) => !DASHES.has(at))
  .filter((_, i) => i % 2 === 0)

const DAY_MS = 86_400_000
/** 9999-12-31T23:59:59.999Z */
const MAX_TIME = 253_402_300_799_999
const DIGITS = Buffer.from('0123456789abcdef')
const ZERO = 48

// Ids and times are written into one buffer and made a string at once. Joining many small strings makes much garbage.
const idText = Buffer.from('00000000-0000-0000-0000-000000000000')
const timeBytes = Buffer.from('0000-00-00T00:00:00.000Z')
let dayWritten = Number.NaN
const days = new Map<number, string>()

/** `YYYY-MM-DDT` of a day since 1970. */
function dayText(day: number): string {
  let text = days.get(day)
  if (text === undefined) {
    if (days.size > 10_000) days.clear()
    days.set(day, (text = new Date(day * DAY_MS).toISOString().slice(0, 11)))
  }
  return text
}

/**
 * Milliseconds since 1970 as UTC ISO 8601 with milliseconds, before the year 10000. It is much faster than `Date` for
 * many times on few days.
 */
export function timeText(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  if (day !== dayWritten) {
    timeBytes.write(dayText(day), 0, 'latin1')
    dayWritten = day
  }
  const rest = ms - day * DAY_MS
  const seconds = Math.floor(rest / 1000)
  const minutes = Math.floor(seconds / 60)
  const two = (at: number, value: number) => {
    timeBytes[at] = ZERO + Math.floor(value / 10)
    timeBytes[at + 1] = ZERO + (value % 10)
  }
  two(11, Math.floor(minutes / 60))
  two(14, minutes % 60)
  two(17, seconds % 60)
  const thousandths = rest % 1000
  timeBytes[20] = ZERO + Math.floor(thousandths / 100)
  two(21, thousandths % 100)
  return timeBytes.toString('latin1', 0, 24)
}

const damaged = (detail: string): AppError => new AppError('bundle_damaged', { detail })

/** A byte buffer that grows. */
export class ByteWriter {
  buffer: Buffer = Buffer.allocUnsafe(1 << 16)
  length = 0

  private room(n: number): void {
    if (this.length + n <= this.buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + n))
    this.buffer.copy(grown, 0, 0, this.length)
    this.buffer = grown
  }

  /** An unsigned LEB128 number below 2^53. */
  varint(value: number): void {
    this.room(8)
    let rest = value
    while (rest >= 128) {
      this.buffer[this.length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.buffer[this.length++] = rest
  }

  byte(value: number): void {
    this.room(1)
    this.buffer[this.length++] = value
  }

  bytes(value: Uint8Array): void {
    this.varint(value.length)
    this.raw(value)
  }

  raw(value: Uint8Array): void {
    this.room(value.length)
    this.buffer.set(value, this.length)
    this.length += value.length
  }

  text(value: string): void {
    const length = Buffer.byteLength(value)
    this.varint(length)
    this.room(length)
    this.length += this.buffer.write(value, this.length, 'utf8')
  }

  /** 16 bytes. */
  uuid(value: string): void {
    this.room(16)
    for (const at of UUID_AT) {
      const high = NIBBLE[value.charCodeAt(at) & 127]!
      const low = NIBBLE[value.charCodeAt(at + 1) & 127]!
      if (high === 255 || low === 255 || value.length !== 36) throw new Error('an id is no UUID')
      this.buffer[this.length++] = (high << 4) | low
    }
  }

  /** 6 bytes, big-endian: milliseconds since 1970. */
  time(iso: string): void {
    const ms = Date.parse(iso)
    if (timeText(ms) !== iso) throw new Error('a time is not UTC with milliseconds')
    this.room(6)
    this.length = this.buffer.writeUIntBE(ms, this.length, 6)
  }

  hex(value: string, bytes: number): void {
    this.room(bytes)
    this.length += this.buffer.write(value, this.length, bytes, 'hex')
  }

  taken(): Buffer {
    return this.buffer.subarray(0, this.length)
  }

  clear(): void {
    this.length = 0
  }
}

/** Reads the output of `ByteWriter`. Throws `bundle_damaged` for bytes it cannot read, and never reads past the end. */
export class ByteCursor {
  readonly buffer: Buffer
  at = 0

  constructor(buffer: Buffer) {
    this.buffer = buffer
  }

  private step(n: number): number {
    const at = this.at
    if (n > this.buffer.length - at) throw damaged('length')
    this.at = at + n
    return at
  }

  varint(): number {
    let value = 0
    let factor = 1
    for (let i = 0; i < 7; i++) {
      const byte = this.buffer[this.step(1)]!
      value += (byte & 127) * factor
      if (byte < 128) return value
      factor *= 128
    }
    throw damaged('number')
  }

  byte(): number {
    return this.buffer[this.step(1)]!
  }

  bytes(max: number): Buffer {
    const length = this.varint()
    if (length > max) throw damaged('size')
    const at = this.step(length)
    return this.buffer.subarray(at, at + length)
  }

  text(max: number): string {
    return this.textOf(this.varint(), max)
  }

  /** A text whose length in bytes was already read. */
  textOf(length: number, max: number): string {
    if (length > max) throw damaged('size')
    const at = this.step(length)
    const bytes = this.buffer.subarray(at, at + length)
    if (isAscii(bytes)) return this.buffer.toString('latin1', at, at + length)
    if (!isUtf8(bytes)) throw damaged('text')
    return this.buffer.toString('utf8', at, at + length)
  }

  uuid(): string {
    const from = this.step(16)
    for (let i = 0; i < 16; i++) {
      const byte = this.buffer[from + i]!
      const at = UUID_AT[i]!
      idText[at] = DIGITS[byte >> 4]!
      idText[at + 1] = DIGITS[byte & 15]!
    }
    return idText.toString('latin1', 0, 36)
  }

  skip(n: number): void {
    this.step(n)
  }

  /** Milliseconds since 1970, or null for a time in the year 10000 or later. */
  time(): number | null {
    const ms = this.buffer.readUIntBE(this.step(6), 6)
    return ms > MAX_TIME ? null : ms
  }

  hex(bytes: number): string {
    const at = this.step(bytes)
    return this.buffer.toString('hex', at, at + bytes)
  }

  get left(): number {
    return this.buffer.length - this.at
  }
}
