/**
 * Long work of one kind: how far it is, what came of it, and a way to stop it. It lives outside the screen, so leaving
 * does not stop it.
 */
import { useSyncExternalStore } from 'react'

export type Work<R> =
  | { state: 'idle' }
  /** `total` is 0 while unknown; `startedAt` on the clock of `performance.now()`. */
  | { state: 'running'; done: number; total: number; startedAt: number }
  | { state: 'done'; result: R }
  | { state: 'stopped' }
  | { state: 'failed'; error: unknown }

/** Tells how far the work is. */
export type Tell = (done: number, total: number) => void

export interface Worker<R> {
  current(): Work<R>
  subscribe(listener: () => void): () => void
  /** Begins anew; what ran before is stopped. Resolves when it has ended, however it did. */
  start(run: (signal: AbortSignal, tell: Tell) => Promise<R>): Promise<void>
  stop(): void
  /** Forgets what came of it. */
  clear(): void
}

/** A place for one kind of work; one a module. */
export function createWork<R>(): Worker<R> {
  let current: Work<R> = { state: 'idle' }
  let abort: AbortController | null = null
  const listeners = new Set<() => void>()
  const set = (next: Work<R>) => {
    current = next
    for (const listener of listeners) listener()
  }
  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async start(run) {
      abort?.abort()
      const mine = new AbortController()
      abort = mine
      const startedAt = performance.now()
      set({ state: 'running', done: 0, total: 0, startedAt })
      let ended: Work<R>
      try {
        const result = await run(mine.signal, (done, total) => {
          if (abort === mine && !mine.signal.aborted) set({ state: 'running', done, total, startedAt })
        })
        ended = { state: 'done', result }
      } catch (error) {
        ended = mine.signal.aborted ? { state: 'stopped' } : { state: 'failed', error }
      }
      if (abort !== mine) return
      abort = null
      set(ended)
    },
    stop: () => abort?.abort(),
    clear() {
      abort?.abort()
      abort = null
      set({ state: 'idle' })
    },
  }
}

/** The state of some work, kept up to date in a component. */
export function useWork<R>(work: Worker<R>): Work<R> {
  return useSyncExternalStore(work.subscribe, work.current)
}

type Event = { kind: 'progress'; done: number; total: number } | { kind: 'done' }

/** Follows a procedure that tells how far it is, to its last event. Rejects where the host ends it without one. */
export async function lastOf<E extends Event>(
  events: AsyncIterable<E>,
  tell: Tell,
): Promise<Extract<E, { kind: 'done' }>> {
  for await (const event of events) {
    if (event.kind === 'progress') tell(event.done, event.total)
    else return event as Extract<E, { kind: 'done' }>
  }
  throw new Error('the host ended the work without a result')
}
