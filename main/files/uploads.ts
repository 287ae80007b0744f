/**
 * Files that a page sends piece by piece, so a list of any size passes every host's limits. They hold people's data.
 * They wait in the data folder until their work is done, and are deleted when the app closes at the latest.
 */
import { appendFileSync, closeSync, mkdirSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MAX_BUNDLES } from '../../shared/contract/bundle.ts'
import { BUNDLE_MARK } from '../../shared/domain/bundle-mark.ts'
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'

/** The largest file, in bytes. */
const MAX_UPLOAD = 1024 * 1024 * 1024
/** The largest number of waiting files: one merge takes as many. Beyond it the oldest is deleted. */
const MAX_WAITING = MAX_BUNDLES

export interface Uploads {
  /**
   * Adds a piece at `offset` and returns the stored size. A piece that is already stored is skipped, so it may be sent
   * again. Throws `upload_incomplete` if a piece before it is missing, `file_too_large`, or a storage `AppError`.
   */
  add(id: string, offset: number, part: Blob): Promise<number>
  /** The file's path. Throws `upload_not_found`. */
  pathOf(id: string): string
  /** As `pathOf`, for work that reads the file: until `done`, no erasure deletes the file. */
  lend(id: string): { path: string; done(): void }
  drop(id: string): void
  /**
   * Deletes all files except sealed bundles and the files at these paths. A list is not encrypted, and the erased
   * visitor may be in it.
   */
  dropLists(kept: readonly string[]): void
  clear(): void
}

function isBundle(file: string): boolean {
  const fd = openSync(file, 'r')
  try {
    const start = Buffer.alloc(BUNDLE_MARK.length)
    readSync(fd, start, 0, start.length, 0)
    return start.equals(Buffer.from(BUNDLE_MARK))
  } finally {
    closeSync(fd)
  }
}

/** `id` is a UUID: the contract refuses anything else. */
export function createUploads(folder: string): Uploads {
  const dir = join(folder, 'uploads')
  const sizes = new Map<string, number>()
  const fileOf = (id: string): string => join(dir, id)
  const drop = (id: string): void => {
    sizes.delete(id)
    rmSync(fileOf(id), { force: true })
  }
  const clear = (): void => {
    sizes.clear()
    rmSync(dir, { recursive: true, force: true })
  }
  const lent = new Set<string>()
  const pathOf = (id: string): string => {
    if (!sizes.has(id)) throw new AppError('upload_not_found')
    return fileOf(id)
  }
  return {
    async add(id, offset, part) {
      const bytes = Buffer.from(await part.arrayBuffer())
      const known = sizes.get(id)
      if (offset > (known ?? 0)) throw new AppError('upload_incomplete')
      if (offset + bytes.length <= (known ?? -1)) return known!
      if (offset !== (known ?? 0)) throw new AppError('upload_incomplete')
      if (offset + bytes.length > MAX_UPLOAD) {
        drop(id)
        throw new AppError('file_too_large', { file: '', size: offset + bytes.length, limit: MAX_UPLOAD })
      }
      try {
        if (known === undefined) {
          for (const oldest of [...sizes.keys()].slice(0, Math.max(0, sizes.size + 1 - MAX_WAITING))) drop(oldest)
          mkdirSync(dir, { recursive: true })
          writeFileSync(fileOf(id), bytes, { mode: 0o600 })
        } else {
          appendFileSync(fileOf(id), bytes)
        }
      } catch (error) {
        drop(id)
        throw toStorageError(error, folder)
      }
      sizes.set(id, statSync(fileOf(id)).size)
      return sizes.get(id)!
    },
    pathOf,
    lend(id) {
      const path = pathOf(id)
      lent.add(id)
      return { path, done: () => void lent.delete(id) }
    },
    drop,
    dropLists(kept) {
      for (const id of sizes.keys()) if (!lent.has(id) && !kept.includes(fileOf(id)) && !isBundle(fileOf(id))) drop(id)
    },
    clear,
  }
}
