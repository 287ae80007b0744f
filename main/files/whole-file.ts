/**
 * A file that is written whole or not at all: under another name in the same folder, flushed to disk, then renamed.
 * Writing is synchronous, because lists are written in a worker thread.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'

export interface OutFile {
  write(bytes: Uint8Array): void
  /** Flushes the bytes written so far to disk. This thread continues meanwhile. */
  sync(): Promise<void>
  /** Moves the file into its place, over an older one; returns its size in bytes. */
  commit(): number
  /** Deletes all that was written; does nothing after `commit`. */
  discard(): void
}

/** Turns an error of the file system into a code. A missing folder counts as one that cannot be written. */
export function toOutError(error: unknown, path: string): unknown {
  const folder = dirname(path)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENAMETOOLONG' || code === 'EINVAL' || code === 'EISDIR')
    return new AppError('usage', { detail: path }, { cause: error })
  const known = toStorageError(error, folder)
  const refused = code === 'ENOENT' || (known instanceof AppError && known.code === 'storage_read_only')
  return refused ? new AppError('file_unwritable', { file: path }, { cause: error }) : known
}

/** Throws `usage` when a folder or device is at `path`, and `file_unwritable` when `path` cannot be checked. */
export function assertReplaceable(path: string): void {
  let there
  try {
    there = statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw toOutError(error, path)
  }
  if (there && !there.isFile()) throw new AppError('usage', { detail: path })
}

const partPrefix = (path: string): string => `.${basename(path).slice(0, 40)}.`

/**
 * Deletes the parts of earlier attempts that a crash or a pulled stick left behind. A second writer of the same path
 * then fails at its end, so it cannot put an incomplete file in place.
 */
function removeLeftovers(path: string): void {
  const [folder, prefix] = [dirname(path), partPrefix(path)]
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length)))
      rmSync(join(folder, name), { force: true })
}

/**
 * Begins a file at `path` with these permissions. Throws `file_unwritable`, `storage_full` and similar, here or later,
 * and the errors of `assertReplaceable`.
 */
export function createOutFile(path: string, mode = 0o666): OutFile {
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw toOutError(error, path)
    }
  }
  assertReplaceable(path)
  attempt(() => removeLeftovers(path))
  const part = join(dirname(path), `${partPrefix(path)}${randomBytes(6).toString('hex')}.part`)
  let file: number | null = attempt(() => openSync(part, 'wx', mode))
  let size = 0
  const close = (): void => {
    if (file === null) return
    const open = file
    file = null
    closeSync(open)
  }
  return {
    write(bytes) {
      attempt(() => {
        for (let done = 0; done < bytes.length;) done += writeSync(file!, bytes, done)
      })
      size += bytes.length
    },
    async sync() {
      try {
        await promisify(fsync)(file!)
      } catch (error) {
        throw toOutError(error, path)
      }
    },
    commit() {
      attempt(() => {
        fsyncSync(file!)
        close()
        renameSync(part, path)
      })
      return size
    },
    discard() {
      close()
      rmSync(part, { force: true })
    },
  }
}

/** Writes bytes to a file, over an older one, whole or not at all. Throws as `createOutFile` does. */
export function writeOutFile(path: string, bytes: Uint8Array, mode?: number): void {
  const file = createOutFile(path, mode)
  try {
    file.write(bytes)
    file.commit()
  } finally {
    file.discard()
  }
}
