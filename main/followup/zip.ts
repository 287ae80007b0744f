/**
 * Writes a ZIP archive from front to back. Entries are copied from another archive or deflated chunk by chunk, so
 * memory does not grow with the file. Layout: PKWARE APPNOTE 6.3, without ZIP64; more than 4 GiB is an error. We do not
 * use hucre here: it returns archives only whole, and its stream writer has no filters, frozen rows or styles.
 */
import { once } from 'node:events'
import { crc32, createDeflateRaw } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'

/** One entry of an archive, still compressed. */
export interface ZipEntry {
  name: string
  method: number
  crc: number
  size: number
  data: Uint8Array
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LIMIT = 0xffffffff
const STORED = 0
const DEFLATED = 8
/** The sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808
/** 1 January 1980, the first ZIP date. With a fixed date, equal rows give equal bytes. */
const DATE = 0x21
const CHUNK = 128 * 1024

/** Reads the entries of an archive made in this process. Throws if it is not a valid archive. */
export function readZip(archive: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = bytes.length - 22
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new Error('not a ZIP archive')
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const packed = bytes.readUInt32LE(at + 20)
    const nameLength = bytes.readUInt16LE(at + 28)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      size: bytes.readUInt32LE(at + 24),
      data: bytes.subarray(start, start + packed),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

interface Written {
  name: Buffer
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

/** `signature`, then the fields that a local and a central header share. */
function header(signature: number, { name, method, crc, packed, size }: Written): Buffer {
  const central = signature === CENTRAL
  const bytes = Buffer.alloc(central ? 46 : 30)
  const from = central ? 6 : 4
  bytes.writeUInt32LE(signature, 0)
  if (central) bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, from)
  bytes.writeUInt16LE(FLAGS, from + 2)
  bytes.writeUInt16LE(method, from + 4)
  bytes.writeUInt16LE(DATE, from + 8)
  if (central) {
    bytes.writeUInt32LE(crc, from + 10)
    bytes.writeUInt32LE(packed, from + 14)
    bytes.writeUInt32LE(size, from + 18)
  }
  bytes.writeUInt16LE(name.length, from + 22)
  return bytes
}

function numbers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4))
  return bytes
}

export interface ZipWriter {
  copy(entry: ZipEntry): void
  /** Begins an entry. Only one may be open at a time. */
  open(name: string): ZipText
  close(): void
}

/** One entry that is being written. */
export interface ZipText {
  add(text: string): void
  /**
   * Deflates the collected text when there is enough of it. Await it regularly, so that little text waits in memory.
   */
  drain(): Promise<void>
  close(): Promise<void>
}

/** `put` receives the archive's bytes in order. */
export function createZip(put: (bytes: Uint8Array) => void): ZipWriter {
  const written: Written[] = []
  let offset = 0
  const send = (bytes: Uint8Array): void => {
    put(bytes)
    offset += bytes.length
    if (offset > LIMIT) throw new AppError('file_too_large', { file: '.zip', size: offset, limit: LIMIT })
  }
  const begin = (name: string, method: number): Written => {
    const entry = { name: Buffer.from(name), method, crc: 0, packed: 0, size: 0, offset }
    send(header(LOCAL, entry))
    send(entry.name)
    return entry
  }
  const finish = (entry: Written): void => {
    if (entry.size > LIMIT)
      throw new AppError('file_too_large', { file: entry.name.toString(), size: entry.size, limit: LIMIT })
    send(numbers(DESCRIPTOR, entry.crc, entry.packed, entry.size))
    written.push(entry)
  }
  return {
    copy({ name, method, crc, size, data }) {
      if (method !== STORED && method !== DEFLATED) throw new Error(`ZIP method ${method}`)
      const entry = begin(name, method)
      send(data)
      finish(Object.assign(entry, { crc, size, packed: data.length }))
    },
    open(name) {
      const entry = begin(name, DEFLATED)
      const deflate = createDeflateRaw()
      let waiting: string[] = []
      let length = 0
      let failure: unknown = null
      deflate.on('data', (bytes: Uint8Array) => {
        entry.packed += bytes.length
        try {
          if (failure === null) send(bytes)
        } catch (error) {
          // An error thrown here would be lost.
          failure = error
        }
      })
      const check = (): void => {
        if (failure instanceof Error) throw failure
      }
      const flush = async (): Promise<void> => {
        const bytes = Buffer.from(waiting.join(''))
        waiting = []
        length = 0
        entry.crc = crc32(bytes, entry.crc)
        entry.size += bytes.length
        await new Promise<void>((resolve, reject) =>
          deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
        )
        check()
      }
      return {
        add(text) {
          waiting.push(text)
          length += text.length
        },
        async drain() {
          if (length >= CHUNK) await flush()
        },
        async close() {
          if (length > 0) await flush()
          const ended = once(deflate, 'end')
          deflate.end()
          await ended
          check()
          finish(entry)
        },
      }
    },
    close() {
      const start = offset
      for (const entry of written) {
        const bytes = header(CENTRAL, entry)
        bytes.writeUInt32LE(entry.offset, 42)
        send(bytes)
        send(entry.name)
      }
      const end = Buffer.alloc(22)
      end.writeUInt32LE(END, 0)
      end.writeUInt16LE(written.length, 8)
      end.writeUInt16LE(written.length, 10)
      end.writeUInt32LE(offset - start, 12)
      end.writeUInt32LE(start, 16)
      send(end)
    },
  }
}
