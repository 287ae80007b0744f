/**
 * The parts of a visitor that are compared, read once. Their size is limited, so that a contact of any length costs the
 * same.
 */
import type { Company } from './company.ts'
import type { Lexicon } from './lexicon.ts'
import { nameOf, type Name } from './name.ts'
import type { ComparedVisitor } from './compared.ts'
import { dialsOf, mailsOf, type Dial, type Mail } from './reach.ts'

export interface Traits {
  id: string
  badge: string
  name: Name
  company: Company | null
  mails: readonly Mail[]
  dials: readonly Dial[]
}

const MAX_BADGE = 128

/** Reads a visitor. */
export function traitsOf(visitor: ComparedVisitor, lexicon: Lexicon): Traits {
  return {
    id: visitor.visitorId,
    badge: (visitor.badgeCode ?? '').slice(0, MAX_BADGE).trim(),
    name: nameOf(visitor.contact, lexicon),
    company: lexicon.company(visitor.contact.organisation),
    mails: mailsOf(visitor.contact, lexicon),
    dials: dialsOf(visitor.contact),
  }
}
