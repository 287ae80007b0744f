/** What of a person is compared, read once: bounded in size, so that a contact of any length costs the same. */
import { companyOf, MAX_COMPANY, type Company } from './company.ts'
import { nameOf, type Name } from './name.ts'
import type { Person } from './people.ts'
import { dialsOf, mailsOf, type Dial, type Mail } from './reach.ts'

export interface Traits {
  id: string
  badge: string
  name: Name
  company: Company | null
  mails: Mail[]
  dials: Dial[]
}

const MAX_BADGE = 128

/** Numbers companies, one for each way of writing them, so that what is kept does not depend on who came first. */
export class Companies {
  readonly #byText = new Map<string, Company | null>()

  of(organisation: string): Company | null {
    const text = organisation.slice(0, MAX_COMPANY)
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const company = companyOf(text, this.#byText.size)
    this.#byText.set(text, company)
    return company
  }
}

/** Reads a person. */
export function traitsOf(person: Person, companies: Companies): Traits {
  return {
    id: person.visitorId,
    badge: (person.badgeCode ?? '').slice(0, MAX_BADGE).trim(),
    name: nameOf(person.contact),
    company: companies.of(person.contact.organisation),
    mails: mailsOf(person.contact),
    dials: dialsOf(person.contact),
  }
}
