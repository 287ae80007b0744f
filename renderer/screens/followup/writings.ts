/** Lists being written, one an exhibitor. They live outside the screen: leaving it does not stop them. */
import type { FollowupFormat } from '../../../shared/contract/followup.ts'
import type { Client } from '../../../shared/contract/index.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { newCommand } from '../../host/client.tsx'
import { createStore, useStore } from '../../store.ts'
import { saveFile } from '../../ui/files.ts'

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

const writings = createStore<ReadonlyMap<ExhibitorId, Writing>>(new Map())

function set(exhibitorId: ExhibitorId, writing: Writing) {
  writings.update((all) => new Map(all).set(exhibitorId, writing))
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
  if (writings.get().get(exhibitorId)?.state === 'writing') set(exhibitorId, { state: 'stopped' })
}

/** The writing of one exhibitor's list, and ways to start and stop it. */
export function useWritings(exhibitorId: ExhibitorId) {
  const writing = useStore(writings).get(exhibitorId) ?? null
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
