/** Short ways to write the people of these tests. */
import { emptyContact, type Contact } from '../../../../shared/domain/person/contact.ts'
import { findDuplicates } from '../../../../shared/domain/duplicates/find.ts'
import type { DuplicatePair, ComparedVisitor } from '../../../../shared/domain/duplicates/compared.ts'
import { labelledSet } from '../../../support/duplicates/generate.ts'

interface Short {
  full?: string
  name?: [string, string]
  kana?: [string, string]
  company?: string
  email?: string
  phone?: string
  mobile?: string
  badge?: string
  exhibitors?: string[]
}

/** A person with that id. Telephone numbers are given in E.164. */
export function person(visitorId: string, p: Short): ComparedVisitor {
  const contact: Contact = emptyContact()
  contact.fullName = p.full ?? p.name?.join(' ') ?? ''
  contact.familyName = p.name?.[0] ?? ''
  contact.givenName = p.name?.[1] ?? ''
  contact.familyKana = p.kana?.[0] ?? ''
  contact.givenKana = p.kana?.[1] ?? ''
  contact.organisation = p.company ?? ''
  if (p.email !== undefined) contact.emails = [p.email]
  if (p.phone !== undefined) contact.phones.push({ number: p.phone, e164: p.phone, kind: 'work' })
  if (p.mobile !== undefined) contact.phones.push({ number: p.mobile, e164: p.mobile, kind: 'mobile' })
  return {
    visitorId,
    contact,
    badgeCode: p.badge ?? null,
    ...(p.exhibitors === undefined ? {} : { exhibitorIds: p.exhibitors }),
  }
}

/** Other visitors of the same fair, so that the search has a crowd to learn from. */
export const CROWD: readonly ComparedVisitor[] = labelledSet(404, 600).visitors

/** The pair that a search among the crowd finds for two people, or null. */
export function pairAmongCrowd(a: Short, b: Short, minScore = 0): DuplicatePair | null {
  const found = findDuplicates([person('a', a), ...CROWD, person('b', b)], { minScore })
  return found.find((p) => p.a === 'a' && p.b === 'b') ?? null
}
