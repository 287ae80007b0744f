/** Whether the host answers: one small store that the transport writes and the shell shows. */
import { useSyncExternalStore } from 'react'

/** `refused`: the host runs, but this page's token is of an earlier launch. */
export type HostLink = 'connected' | 'lost' | 'refused'

let current: HostLink = 'connected'
const listeners = new Set<() => void>()

/** Says how the last call to the host went. */
export function reportHost(link: HostLink): void {
  if (link === current) return
  current = link
  for (const listener of listeners) listener()
}

/** How the last call to the host went. */
export function hostLink(): HostLink {
  return current
}

/** The same, kept up to date in a component. */
export function useHostLink(): HostLink {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, hostLink)
}
