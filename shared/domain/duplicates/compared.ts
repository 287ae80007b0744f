/** Input and result of a comparison. A visitor with several leads may be given once for each lead. */
import type { Contact } from '../person/contact.ts'
import type { DuplicateReason } from './reasons.ts'

export interface ComparedVisitor {
  visitorId: string
  contact: Contact
  badgeCode: string | null
  /** The exhibitors that have a lead of this visitor. */
  exhibitorIds?: readonly string[]
}

export interface DuplicatePair {
  /** Visitor ids, `a` < `b`. */
  a: string
  b: string
  /** How likely the two are one person, 0 to 1, four decimals. */
  score: number
  /** Strongest first; reasons against come last. */
  reasons: DuplicateReason[]
}
