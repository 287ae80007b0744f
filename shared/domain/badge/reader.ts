/** How the badges of one exhibition are read. */
import type { ExhibitionSetup } from '../exhibition.ts'
import { sha256Hex } from '../ids.ts'
import { readBadge } from './read.ts'
import type { BadgeReading } from './reading.ts'
import type { BadgeTemplate } from './template.ts'

/** Raise it with every change after which `readBadge` may read a payload differently. */
const READER_VERSION = 3

/** Reads a payload with the country and the badge formats of one exhibition. */
export type Reader = (payload: Uint8Array) => BadgeReading

/** The parts of an exhibition that a reader needs. */
export interface ReaderSetup {
  exhibition: Pick<ExhibitionSetup['exhibition'], 'country'>
  badge: { templates: readonly BadgeTemplate[] }
}

export function readerOf({ exhibition: { country }, badge: { templates } }: ReaderSetup): Reader {
  return (payload) => readBadge(payload, { country, templates })
}

/** Equal for readers that read every payload alike. A payload that one has read need not be read again by the other. */
export function readerSignature({ exhibition: { country }, badge: { templates } }: ReaderSetup): string {
  return sha256Hex(JSON.stringify([READER_VERSION, country, templates]))
}
