/** The present place in the app. The address keeps it: `#/leads/ALTAIR/<lead id>`. */
import { type Readable, useStore } from '../store.ts'

export const ROOMS = ['scan', 'leads', 'follow-up', 'organise'] as const
export type Room = (typeof ROOMS)[number]

export interface Place {
  room: Room
  /** What follows the room in the address: an exhibitor's code, a lead's id, a section. */
  path: readonly string[]
}

/** Undoes the coding of `placeHref`. A mistyped part that cannot be decoded stays as it is. */
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

/** Is this the present place? */
export function isAt(room: Room, ...path: string[]): boolean {
  return location.hash === placeHref(room, ...path)
}

/** Goes to a place. With `replace` the browser's Back does not return to the present one. */
export function goTo(room: Room, path: string[] = [], replace = false): void {
  if (!replace) {
    location.hash = placeHref(room, ...path)
    return
  }
  history.replaceState(null, '', placeHref(room, ...path))
  dispatchEvent(new HashChangeEvent('hashchange'))
}
