/** How the badges of one exhibition are read. */
import type { ExhibitionSetup } from '../exhibition.ts'
import { readBadge } from './read.ts'
import type { BadgeReading } from './reading.ts'
import { readerSignature } from './version.ts'

/** Reads payloads as this exhibition's country and the formats taught to it have it. */
export function readerOf({
  exhibition: { country },
  badge: { templates },
}: ExhibitionSetup): (payload: Uint8Array) => BadgeReading {
  return (payload) => readBadge(payload, { country, templates })
}

/** Equal for exhibitions whose badges are read alike: then what was read with one need not be read again. */
export function signatureOf({ exhibition: { country }, badge: { templates } }: ExhibitionSetup): string {
  return readerSignature({ country, templates })
}
