/** One value outside React to which components listen. */
import { useSyncExternalStore } from 'react'

export interface Readable<T> {
  get(): T
  /** Calls `listener` after each change. The returned function stops it. */
  subscribe(listener: () => void): () => void
}

export interface Store<T> extends Readable<T> {
  set(next: T): void
  /** Makes the next value from the present one. */
  update(change: (now: T) => T): void
}

/** Makes a store. Setting the value that it already has calls no listener. */
export function createStore<T>(first: T): Store<T> {
  let value = first
  const listeners = new Set<() => void>()
  function set(next: T) {
    if (Object.is(next, value)) return
    value = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The present value of a store. The component renders again after each change. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
