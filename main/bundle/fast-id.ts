/**
 * The domain's deterministic ids, made with Node's own hash because a merge checks a million of them. A test checks
 * that both make the same ids.
 */
import { hash } from 'node:crypto'
import type { ExhibitionId } from '../../shared/domain/ids.ts'

/**
 * How often one badge may have been erased. Each erasure gives its visitor a new id, even an erasure that only prevents
 * a return.
 */
const MAX_LIVES = 64

function uuidv8(text: string): string {
  const h = hash('sha256', text, 'hex')
  const variant = ((Number.parseInt(h[16]!, 16) & 0x3) | 0x8).toString(16)
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`
}

export function fastLeadId(exhibitorId: string, visitorId: string): string {
  return uuidv8(`11:enishi:lead36:${exhibitorId}36:${visitorId}`)
}

export function fastVisitorId(exhibitionId: ExhibitionId, badgeCode: string): string {
  return uuidv8(`14:enishi:visitor36:${exhibitionId}${Buffer.byteLength(badgeCode)}:${badgeCode}`)
}

/** Is this the id of the badge's visitor, before or after any erasure? */
export function isVisitorOfBadge(exhibitionId: ExhibitionId, badgeCode: string, visitorId: string): boolean {
  let id = fastVisitorId(exhibitionId, badgeCode)
  for (let life = 0; life < MAX_LIVES; life++) {
    if (id === visitorId) return true
    id = uuidv8(`20:enishi:visitor-again36:${exhibitionId}36:${id}`)
  }
  return false
}
