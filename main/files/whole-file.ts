/**
 * A file that is there whole or not at all: written under another name in the same folder, made durable, then renamed.
 * Writing is synchronous: lists are written in a worker thread.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'

export interface OutFile {
  write(bytes: Uint8Array): void
  /** Brings to the disk what is written so far; this thread goes on meanwhile. */
  sync(): Promise<void>
  /** Puts the file in its place, over an older one; returns its size in bytes. */
  commit(): number
  /** Takes back all that was written; harmless after `commit`. */
  discard(): void
}

/** What the file system refuses, in words; a folder that is not there cannot be written to either. */
export function toOutError(error: unknown, path: string): unknown {
  const folder = dirname(path)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENAMETOOLONG' || code === 'EINVAL' || code === 'EISDIR')
    return new AppError('usage', { detail: path }, { cause: error })
  const known = toStorageError(error, folder)
  const refused = code === 'ENOENT' || (known instanceof AppError && known.code === 'storage_read_only')
  return refused ? new AppError('file_unwritable', { file: path }, { cause: error }) : known
}

/**
 * Throws `usage` where something stands at `path` that is no file, a folder or a device, and `file_unwritable` where
 * nobody can tell.
 */
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
 * Deletes what a crash or a pulled stick left of earlier attempts. Another writer of the same path, if there is one,
 * then fails at its end instead of putting a cut file in place.
 */
function removeLeftovers(path: string): void {
  const [folder, prefix] = [dirname(path), partPrefix(path)]
  for (const name of readdirSync(folder))
    if (name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length)))
      rmSync(join(folder, name), { force: true })
}

/**
 * Begins a file at `path`, with these permissions. Throws `file_unwritable`, `storage_full` and the like, here or
 * later, and what `assertReplaceable` throws.
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

/** Writes a file that is at hand, whole or not at all; over an older one. Throws as `createOutFile` does. */
export function writeOutFile(path: string, bytes: Uint8Array, mode?: number): void {
  const file = createOutFile(path, mode)
  try {
    file.write(bytes)
    file.commit()
  } finally {
    file.discard()
  }
}
