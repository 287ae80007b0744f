/**
 * Written bundles that wait to be fetched by the page, piece by piece. They are sealed, and still go once fetched,
 * erased, or at the end.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MAX_PIECE } from '../../shared/contract/bundle.ts'
import { AppError } from '../../shared/errors.ts'

export interface BundlesOut {
  /** Where a bundle with this id is to be written. */
  pathOf(fileId: string): string
  /** `onTaken` is called once its last piece is fetched. */
  offer(fileId: string, onTaken: () => void): void
  /** The piece at `offset`; the last one deletes the file. Throws `file_not_found`. */
  take(fileId: string, offset: number): Blob
  drop(fileId: string): void
  clear(): void
}

/** Begins with an empty folder. `fileId` is a UUID: the contract lets nothing else through. */
export function createBundlesOut(dataFolder: string): BundlesOut {
  const folder = join(dataFolder, 'bundles-out')
  const waiting = new Map<string, () => void>()
  const clear = () => {
    waiting.clear()
    rmSync(folder, { recursive: true, force: true })
  }
  const drop = (fileId: string) => {
    waiting.delete(fileId)
    rmSync(join(folder, fileId), { force: true })
  }
  clear()
  return {
    pathOf(fileId) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return join(folder, fileId)
    },
    offer: (fileId, onTaken) => void waiting.set(fileId, onTaken),
    take(fileId, offset) {
      let fd: number
      try {
        fd = openSync(join(folder, fileId), 'r')
      } catch (error) {
        throw new AppError('file_not_found', {}, { cause: error })
      }
      try {
        const { size } = fstatSync(fd)
        const piece = Buffer.alloc(Math.max(0, Math.min(MAX_PIECE, size - offset)))
        const got = readSync(fd, piece, 0, piece.length, offset)
        if (offset + got >= size) {
          waiting.get(fileId)?.()
          drop(fileId)
        }
        return new Blob([piece.subarray(0, got)])
      } finally {
        closeSync(fd)
      }
    },
    drop,
    clear,
  }
}
