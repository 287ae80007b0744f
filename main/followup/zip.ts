/**
 * Writes a ZIP archive from front to back, so memory does not grow with the file. fflate deflates and lays out the
 * archive; it knows no ZIP64, so more than 4 GiB is an error here. hucre returns archives only whole, and its stream
 * writer has no filters, frozen rows or styles.
 */
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { AppError } from '../../shared/errors.ts'

const LIMIT = 0xffffffff
/** The first ZIP date. With a fixed date, equal rows give equal bytes. */
const DATE = new Date(1980, 0, 1)
/** So many UTF-16 units are deflated together. */
const CHUNK = 128 * 1024

export interface ZipWriter {
  /** Begins an entry. Only one may be open at a time. */
  open(name: string): ZipText
  close(): void
}

/** One entry that is being written. */
export interface ZipText {
  add(text: string): void
  close(): void
}

function assertFits(file: string, size: number): void {
  if (size > LIMIT) throw new AppError('file_too_large', { file, size, limit: LIMIT })
}

/** `put` receives the archive's bytes in order. What it throws comes out of the call that made the bytes. */
export function createZip(put: (bytes: Uint8Array) => void): ZipWriter {
  let written = 0
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    put(bytes)
    written += bytes.length
    assertFits('.zip', written)
  })
  return {
    open(name) {
      const entry = new ZipDeflate(name)
      entry.mtime = DATE
      zip.add(entry)
      let waiting: string[] = []
      let length = 0
      let size = 0
      const deflate = (isLast: boolean): void => {
        const bytes = strToU8(waiting.join(''))
        waiting = []
        length = 0
        size += bytes.length
        assertFits(name, size)
        entry.push(bytes, isLast)
      }
      return {
        add(text) {
          waiting.push(text)
          length += text.length
          if (length >= CHUNK) deflate(false)
        },
        close: () => deflate(true),
      }
    },
    close: () => zip.end(),
  }
}
