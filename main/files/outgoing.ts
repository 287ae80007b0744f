/**
 * Written lists that wait to be fetched by the page, in a folder of their own inside the data folder. They name
 * visitors, so each is
 * handed over once and then gone, one that nobody fetches goes after a while, and what an ended process left goes at
 * the next start.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FollowupFormat } from '../../shared/contract/followup.ts'
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { toStorageError } from '../db/storage-error.ts'

/** How long a list waits: 15 minutes. */
const WAIT_MS = 15 * 60_000
const TYPES: Record<FollowupFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
}

export interface OutgoingList {
  exhibitorId: ExhibitorId
  format: FollowupFormat
  name: string
}

export interface Outgoing {
  /** Where the list with this id is to be written. */
  pathOf(fileId: string): string
  /** Lets a written list be fetched. */
  offer(fileId: string, list: OutgoingList): void
  /** Hands a list over and deletes it; null where there is none of this exhibitor's. */
  take(fileId: string, exhibitorId: ExhibitorId): Promise<File | null>
  /** Deletes what was written for a list that is not to be fetched; harmless where there is nothing. */
  drop(fileId: string): void
  /** Deletes all lists. */
  clear(): void
}

/** Begins with an empty folder. Throws a storage `AppError` where that is not possible. */
export function createOutgoing(dataFolder: string): Outgoing {
  const folder = join(dataFolder, 'outgoing')
  const waiting = new Map<string, OutgoingList & { timer: NodeJS.Timeout }>()
  const pathOf = (fileId: string): string => join(folder, fileId)
  const remove = (fileId: string): void => {
    clearTimeout(waiting.get(fileId)?.timer)
    waiting.delete(fileId)
    rmSync(pathOf(fileId), { force: true })
  }
  const clear = (): void => {
    for (const { timer } of waiting.values()) clearTimeout(timer)
    waiting.clear()
    rmSync(folder, { recursive: true, force: true })
  }
  const attempt = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      throw toStorageError(error, dataFolder)
    }
  }
  attempt(clear)
  return {
    pathOf(fileId) {
      attempt(() => void mkdirSync(folder, { recursive: true, mode: 0o700 }))
      return pathOf(fileId)
    },
    offer(fileId, list) {
      waiting.set(fileId, { ...list, timer: setTimeout(() => remove(fileId), WAIT_MS).unref() })
    },
    async take(fileId, exhibitorId) {
      const list = waiting.get(fileId)
      if (list === undefined || list.exhibitorId !== exhibitorId) return null
      // no second taker while the file is being read
      waiting.delete(fileId)
      clearTimeout(list.timer)
      try {
        return new File([await readFile(pathOf(fileId))], list.name, { type: TYPES[list.format] })
      } finally {
        remove(fileId)
      }
    },
    drop: remove,
    clear,
  }
}
