/** One value that lives outside React and that components listen to. */
import { useSyncExternalStore } from 'react'

export interface Readable<T> {
  get(): T
  /** Calls `listener` after each change. Returns how to stop it. */
  subscribe(listener: () => void): () => void
}

export interface Store<T> extends Readable<T> {
  set(next: T): void
  /** Makes the next value from the present one. */
  update(change: (now: T) => T): void
}

/** Makes a store. Setting the value that it holds already tells nobody. */
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

/** The present value of a store, kept up to date in a component. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
