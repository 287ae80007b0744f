/** Where in the app one is, kept in the address: `#/leads/ALTAIR/<lead id>`. */
import { type Readable, useStore } from '../store.ts'

export const ROOMS = ['scan', 'leads', 'follow-up', 'organise'] as const
export type Room = (typeof ROOMS)[number]

export interface Place {
  room: Room
  /** What follows the room in the address: an exhibitor's code, a lead's id, a section. */
  path: readonly string[]
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
  const [room, ...path] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decoded)
  return { room: ROOMS.find((known) => known === room) ?? 'scan', path }
}

let seen = { hash: '', place: parse('') }
const place: Readable<Place> = {
  get() {
    if (location.hash !== seen.hash) seen = { hash: location.hash, place: parse(location.hash) }
    return seen.place
  },
  subscribe(listener) {
    addEventListener('hashchange', listener)
    return () => removeEventListener('hashchange', listener)
  },
}

/** The present place. */
export function usePlace(): Place {
  return useStore(place)
}

/** The address of a place, for links. */
export function placeHref(room: Room, ...path: string[]): string {
  return `#/${[room, ...path].map(encodeURIComponent).join('/')}`
}

/** Is one at this very place now? */
export function isAt(room: Room, ...path: string[]): boolean {
  return location.hash === placeHref(room, ...path)
}

/** Goes to a place; `replace` leaves no step to go back to. */
export function goTo(room: Room, path: string[] = [], replace = false): void {
  if (!replace) {
    location.hash = placeHref(room, ...path)
    return
  }
  history.replaceState(null, '', placeHref(room, ...path))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
