/** What of a person is compared, read once: bounded in size, so that a contact of any length costs the same. */
import type { Company } from './company.ts'
import type { Lexicon } from './lexicon.ts'
import { nameOf, type Name } from './name.ts'
import type { Person } from './people.ts'
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

/** Reads a person. */
export function traitsOf(person: Person, lexicon: Lexicon): Traits {
  return {
    id: person.visitorId,
    badge: (person.badgeCode ?? '').slice(0, MAX_BADGE).trim(),
    name: nameOf(person.contact, lexicon),
    company: lexicon.company(person.contact.organisation),
    mails: mailsOf(person.contact, lexicon),
    dials: dialsOf(person.contact),
  }
}
