/**
 * Files that wait until the page fetches them, in their own folder. They hold people's data, so each is delivered once
 * and then deleted. An unfetched file is deleted after 15 minutes, when its room closes, or at an erasure.
 */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Parcel } from '../../shared/contract/parcel.ts'
import { MAX_PIECE } from '../../shared/contract/shapes.ts'
import { newId, type ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import { toStorageError } from '../db/storage-error.ts'

/** How long a parcel waits after its last piece was fetched. */
const WAIT_MS = 15 * 60_000

/** The exhibitor whose room a parcel belongs to; null: the organiser. */
export type Owner = ExhibitorId | null

interface Kept {
  owner: Owner
  name: string
  type: string
  /** Null while the file is being written. */
  timer: NodeJS.Timeout | null
  onTaken: () => void
}

export interface Parcels {
  /** Begins a parcel. The caller writes the file at `path`. */
  begin(parcel: { owner: Owner; name: string; type: string }): { parcelId: string; path: string }
  /**
   * Makes a written parcel ready to fetch; `onTaken` is called with the last piece. Throws `file_not_found` if the
   * parcel was deleted during the write.
   */
  offer(parcelId: string, onTaken?: () => void): Parcel
  /** Throws `file_not_found`. */
  ownerOf(parcelId: string): Owner
  /** The bytes from `offset` on, at most `MAX_PIECE`; the last piece deletes the file. Throws `file_not_found`. */
  take(parcelId: string, offset: number): Blob
  /** Deletes a parcel; does nothing when there is none. */
  drop(parcelId: string): void
  /** Deletes all parcels whose owner passes `isOf`. */
  dropOf(isOf: (owner: Owner) => boolean): void
  /** Deletes all parcels, including unfinished ones. */
  clear(): void
}

/** Begins with an empty folder. Throws a storage `AppError` when that is not possible. */
export function createParcels(dataFolder: string): Parcels {
  const folder = join(dataFolder, 'outgoing')
  const kept = new Map<string, Kept>()
  const pathOf = (parcelId: string): string => join(folder, parcelId)
  const find = (parcelId: string): Kept => {
    const parcel = kept.get(parcelId)
    if (parcel === undefined) throw new AppError('file_not_found')
    return parcel
  }
  const drop = (parcelId: string): void => {
    clearTimeout(kept.get(parcelId)?.timer ?? undefined)
    kept.delete(parcelId)
    rmSync(pathOf(parcelId), { force: true })
  }
  const clear = (): void => {
    for (const { timer } of kept.values()) clearTimeout(timer ?? undefined)
    kept.clear()
    rmSync(folder, { recursive: true, force: true })
  }
  const attempt = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw toStorageError(error, dataFolder)
    }
  }
  /** Opens the file of a parcel. If the file was deleted, its parcel counts as gone too. */
  const open = (parcelId: string): number => {
    try {
      return openSync(pathOf(parcelId), 'r')
    } catch (error) {
      drop(parcelId)
      throw new AppError('file_not_found', {}, { cause: error })
    }
  }
  attempt(clear)
  return {
    begin(parcel) {
      attempt(() => mkdirSync(folder, { recursive: true, mode: 0o700 }))
      const parcelId = newId()
      kept.set(parcelId, { ...parcel, timer: null, onTaken: () => undefined })
      return { parcelId, path: pathOf(parcelId) }
    },
    offer(parcelId, onTaken = () => undefined) {
      const parcel = find(parcelId)
      const fd = open(parcelId)
      const bytes = attempt(() => fstatSync(fd).size)
      closeSync(fd)
      parcel.timer = setTimeout(() => drop(parcelId), WAIT_MS).unref()
      parcel.onTaken = onTaken
      return { parcelId, name: parcel.name, type: parcel.type, bytes }
    },
    ownerOf: (parcelId) => find(parcelId).owner,
    take(parcelId, offset) {
      const { timer, type, onTaken } = find(parcelId)
      if (timer === null) throw new AppError('file_not_found')
      const fd = open(parcelId)
      let piece: Buffer
      let isLast: boolean
      try {
        const { size } = fstatSync(fd)
        piece = Buffer.alloc(Math.max(0, Math.min(MAX_PIECE, size - offset)))
        piece = piece.subarray(0, readSync(fd, piece, 0, piece.length, offset))
        isLast = offset + piece.length >= size
      } catch (error) {
        throw toStorageError(error, dataFolder)
      } finally {
        closeSync(fd)
      }
      timer.refresh()
      if (isLast) {
        onTaken()
        drop(parcelId)
      }
      return new Blob([new Uint8Array(piece)], { type })
    },
    drop,
    dropOf(isOf) {
      for (const [parcelId, { owner }] of kept) if (isOf(owner)) drop(parcelId)
    },
    clear,
  }
}
