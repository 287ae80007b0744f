/** Lists being written, one an exhibitor. They live outside the screen: leaving it does not stop them. */
import { useSyncExternalStore } from 'react'
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import type { Client } from '../../../shared/contract/index.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { newCommand } from '../../host/client.tsx'
import { saveFile } from '../../ui/save-file.ts'

export type Writing =
  | { state: 'writing'; done: number; total: number; abort: AbortController }
  | { state: 'done'; name: string; leads: number; file: Blob }
  | { state: 'stopped' }
  | { state: 'failed'; error: unknown }

interface Order {
  exhibitorId: ExhibitorId
  format: FollowupFormat
  language: 'en' | 'ja'
}

let writings: ReadonlyMap<ExhibitorId, Writing> = new Map()
const listeners = new Set<() => void>()

function set(exhibitorId: ExhibitorId, writing: Writing) {
  writings = new Map(writings).set(exhibitorId, writing)
  for (const listener of listeners) listener()
}

async function write(client: Client, order: Order, abort: AbortController): Promise<void> {
  const { exhibitorId } = order
  const { signal } = abort
  try {
    for await (const event of await client.followup.write({ command: newCommand(), ...order }, { signal })) {
      if (event.kind === 'progress') {
        set(exhibitorId, { state: 'writing', done: event.done, total: event.total, abort })
        continue
      }
      const file = await client.followup.fetch({ exhibitorId, fileId: event.fileId }, { signal })
      saveFile(file, event.name)
      set(exhibitorId, { state: 'done', name: event.name, leads: event.leads, file })
    }
  } catch (error) {
    set(exhibitorId, signal.aborted ? { state: 'stopped' } : { state: 'failed', error })
    return
  }
  if (writings.get(exhibitorId)?.state === 'writing') set(exhibitorId, { state: 'stopped' })
}

/** The writing of one exhibitor's list, and ways to start and stop it. */
export function useWritings(exhibitorId: ExhibitorId) {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => writings,
  )
  const writing = all.get(exhibitorId) ?? null
  return {
    writing,
    start(client: Client, order: Order, onDone: () => void) {
      const abort = new AbortController()
      set(exhibitorId, { state: 'writing', done: 0, total: 0, abort })
      void write(client, order, abort).then(onDone)
    },
    stop: () => writing?.state === 'writing' && writing.abort.abort(),
  }
}
