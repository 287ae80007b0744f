/** Where in the app one is, kept in the address: `#/leads/ALTAIR/<lead id>`. */
import { useSyncExternalStore } from 'react'

export const ROOMS = ['scan', 'leads', 'follow-up', 'organise'] as const
export type Room = (typeof ROOMS)[number]

export interface Place {
  room: Room
  /** What follows the room in the address: an exhibitor's code, a lead's id, a section. */
  parts: readonly string[]
}

/** A part of an address as it was before `placeHref`; one that a person mistyped stays as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function parse(hash: string): Place {
  const [room, ...parts] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  return { room: ROOMS.find((known) => known === room) ?? 'scan', parts }
}

let seen = { hash: '', place: parse('') }
function snapshot(): Place {
  if (location.hash !== seen.hash) seen = { hash: location.hash, place: parse(location.hash) }
  return seen.place
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** The present place. */
export function usePlace(): Place {
  return useSyncExternalStore(subscribe, snapshot)
}

/** The address of a place, for links. */
export function placeHref(room: Room, ...parts: string[]): string {
  return `#/${[room, ...parts].map(encodeURIComponent).join('/')}`
}

/** Is one at this very place now? */
export function isAt(room: Room, ...parts: string[]): boolean {
  return location.hash === placeHref(room, ...parts)
}

/** Goes to a place; `replace` leaves no step to go back to. */
export function goTo(room: Room, parts: string[] = [], replace = false): void {
  if (!replace) {
    location.hash = placeHref(room, ...parts)
    return
  }
  history.replaceState(null, '', placeHref(room, ...parts))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
