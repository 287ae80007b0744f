/**
 * Long work of one kind: its progress, its result, and a way to stop it. It lives outside the screen, so leaving the
 * screen does not stop it.
 */
import { createStore, type Readable } from '../store.ts'

export type WorkState<R> =
  | { state: 'idle' }
  /** `total` is 0 while unknown; `startedAt` on the clock of `performance.now()`. */
  | { state: 'running'; done: number; total: number; startedAt: number }
  | { state: 'done'; result: R }
  | { state: 'stopped' }
  | { state: 'failed'; error: unknown }

/** Tells how much of the work is done. */
export type Tell = (done: number, total: number) => void

export interface LongWork<R> extends Readable<WorkState<R>> {
  /** Stops an earlier run and starts a new one. Resolves when the run has ended, failed ones included. */
  start(run: (signal: AbortSignal, tell: Tell) => Promise<R>): Promise<void>
  stop(): void
  /** Stops a run and forgets its result. */
  clear(): void
}

/** Makes the store for one kind of work. A module keeps it. */
export function createLongWork<R>(): LongWork<R> {
  const work = createStore<WorkState<R>>({ state: 'idle' })
  let abort: AbortController | null = null
  return {
    get: work.get,
    subscribe: work.subscribe,
    async start(run) {
      abort?.abort()
      const mine = new AbortController()
      abort = mine
      const startedAt = performance.now()
      work.set({ state: 'running', done: 0, total: 0, startedAt })
      let ended: WorkState<R>
      try {
        const result = await run(mine.signal, (done, total) => {
          if (abort === mine && !mine.signal.aborted) work.set({ state: 'running', done, total, startedAt })
        })
        ended = { state: 'done', result }
      } catch (error) {
        ended = mine.signal.aborted ? { state: 'stopped' } : { state: 'failed', error }
      }
      if (abort !== mine) return
      abort = null
      work.set(ended)
    },
    stop: () => abort?.abort(),
    clear() {
      abort?.abort()
      abort = null
      work.set({ state: 'idle' })
    },
  }
}

type WorkEvent = { kind: 'progress'; done: number; total: number } | { kind: 'done' }

/** Passes on the progress events of a procedure and returns its last event. Rejects when the host ends without one. */
export async function lastOf<E extends WorkEvent>(
  events: AsyncIterable<E>,
  tell: Tell,
): Promise<Extract<E, { kind: 'done' }>> {
  for await (const event of events) {
    if (event.kind === 'progress') tell(event.done, event.total)
    else return event as Extract<E, { kind: 'done' }>
  }
  throw new Error('the host ended the work without a result')
}
