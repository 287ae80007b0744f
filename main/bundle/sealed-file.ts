/**
 * The outer shell of a bundle on disk: the magic, then an age file. It is written and read in chunks, so memory does
 * not grow with the file.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { BUNDLE_MARK } from '../../shared/domain/bundle-mark.ts'
import { AppError } from '../../shared/errors.ts'
import { createOutFile } from '../files/whole-file.ts'
import {
  CHUNK,
  chunkNonce,
  openChunk,
  openHeader,
  sealChunk,
  sealHeader,
  TAG,
  type Keys,
  type Recipients,
} from '../key/age.ts'

const MARK = Buffer.from(BUNDLE_MARK)
export const FORMAT_VERSION = 1

export interface SealedWriter {
  write(bytes: Uint8Array): void
  /** Ends the file and moves it into its place; returns its size and the SHA-256 of its bytes, hex. */
  end(): { bytes: number; sha256: string }
  /** Deletes all that was written; does nothing after `end`. */
  abort(): void
}

/** Starts a file at `path`, over an older one. It is written whole or not at all. Throws as `createOutFile`. */
export async function createSealedFile(path: string, recipients: Recipients): Promise<SealedWriter> {
  const { header, key } = await sealHeader(recipients)
  const file = createOutFile(path, 0o600)
  const hash = createHash('sha256')
  const plain = Buffer.alloc(CHUNK)
  let used = 0
  let index = 0
  const put = (bytes: Uint8Array) => {
    hash.update(bytes)
    file.write(bytes)
  }
  const flush = (last: boolean) => {
    put(sealChunk(key, chunkNonce(index++, last), plain.subarray(0, used)))
    used = 0
  }
  try {
    put(MARK)
    put(header)
  } catch (error) {
    // the disk had no room even for the header
    file.discard()
    throw error
  }
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length;) {
        if (used === CHUNK) flush(false)
        const n = Math.min(CHUNK - used, bytes.length - at)
        plain.set(bytes.subarray(at, at + n), used)
        used += n
        at += n
      }
    },
    end() {
      flush(true)
      return { bytes: file.commit(), sha256: hash.digest('hex') }
    },
    abort: () => file.discard(),
  }
}

/**
 * An opened bundle. It may be read several times, always under the same key, so every read gets the verified content.
 */
export interface SealedFile {
  readonly size: number
  /** The content from its start. */
  read(): SealedContent
  close(): void
}

export interface SealedContent {
  /** The next `n` bytes. Throws `bundle_damaged` if the payload ends early or was changed. */
  take(n: number): Buffer
  /** Has everything been read? */
  atEnd(): boolean
  /** Bytes of the file read so far. */
  readonly position: number
}

/**
 * Fills `into` from a position of the file, as far as the file goes. Throws `file_unreadable`, for example when the
 * stick is pulled out.
 */
function readAt(fd: number, file: string, into: Uint8Array, position: number): number {
  let got = 0
  try {
    while (got < into.length) {
      const n = readSync(fd, into, got, into.length - got, position + got)
      if (n === 0) break
      got += n
    }
  } catch (error) {
    throw unreadable(file, error)
  }
  return got
}

function unreadable(file: string, error: unknown): AppError {
  return new AppError(
    'file_unreadable',
    { file, detail: (error as NodeJS.ErrnoException).code ?? '' },
    { cause: error },
  )
}

function createSealedContent(fd: number, file: string, start: number, size: number, key: Uint8Array): SealedContent {
  const sealed = Buffer.alloc(CHUNK + TAG)
  let position = start
  let index = 0
  let plain: Buffer = Buffer.alloc(0)
  let ended = false
  const next = () => {
    const length = Math.min(sealed.length, size - position)
    const last = size - position <= sealed.length
    if (ended || length < TAG || (last && length === TAG && index > 0))
      throw new AppError('bundle_damaged', { detail: 'cut off' })
    if (readAt(fd, file, sealed.subarray(0, length), position) < length)
      throw new AppError('bundle_damaged', { detail: 'cut off' })
    try {
      plain = openChunk(key, chunkNonce(index, last), sealed.subarray(0, length))
    } catch (error) {
      throw new AppError('bundle_damaged', { detail: `chunk ${index}` }, { cause: error })
    }
    position += length
    index += 1
    ended = last
  }
  return {
    take(n) {
      if (n <= plain.length) {
        const bytes = plain.subarray(0, n)
        plain = plain.subarray(n)
        return bytes
      }
      // No memory is reserved for the claimed length: a false length fails at the first missing byte.
      const parts: Buffer[] = []
      let missing = n
      while (missing > 0) {
        if (plain.length === 0) next()
        const part = plain.subarray(0, missing)
        if (part.length === 0) throw new AppError('bundle_damaged', { detail: 'cut off' })
        parts.push(part)
        plain = plain.subarray(part.length)
        missing -= part.length
      }
      return Buffer.concat(parts)
    },
    atEnd() {
      if (plain.length === 0 && !ended) next()
      return plain.length === 0 && ended
    },
    get position() {
      return position
    },
  }
}

/** Checks magic and version. Throws `bundle_not_one` or `format_newer`. */
function checkMagic(start: Buffer): void {
  if (start.length < MARK.length || !start.subarray(0, 7).equals(MARK.subarray(0, 7)))
    throw new AppError('bundle_not_one')
  const version = start[7]!
  if (version > FORMAT_VERSION) throw new AppError('format_newer', { found: version, known: FORMAT_VERSION })
  if (version !== FORMAT_VERSION) throw new AppError('bundle_not_one')
}

/**
 * Opens a bundle with these keys. Throws the errors of `openHeader`, `bundle_not_one`, `format_newer` or
 * `file_unreadable`.
 */
export async function openSealedFile(path: string, keys: Keys): Promise<SealedFile> {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    throw unreadable(path, error)
  }
  try {
    const { size } = fstatSync(fd)
    const start = Buffer.alloc(Math.min(CHUNK, size))
    const got = readAt(fd, path, start, 0)
    checkMagic(start.subarray(0, got))
    const { length, key } = await openHeader(start.subarray(MARK.length, got), keys)
    return {
      size,
      read: () => createSealedContent(fd, path, MARK.length + length, size, key),
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error instanceof AppError ? error : unreadable(path, error)
  }
}
