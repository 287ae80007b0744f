/** The contact of a visitor from several sources, the most trusted first. */
import { emptyContact, type Contact } from '../person/contact.ts'

/** Parts that only make sense together. They come from one source, never mixed. */
const GROUPS: readonly (readonly (keyof Contact)[])[] = [
  ['fullName', 'familyName', 'givenName', 'familyKana', 'givenKana'],
  ['organisation'],
  ['department'],
  ['title'],
  ['emails'],
  ['phones'],
  ['addresses'],
  ['urls'],
  ['note'],
]

const isFilled = (value: Contact[keyof Contact]): boolean => value.length > 0

function take<K extends keyof Contact>(target: Contact, source: Contact, part: K): void {
  if (!isFilled(target[part])) target[part] = source[part]
}

/**
 * Takes each group of parts from the first source that has any of it. Missing kana of the same name come from a later
 * source.
 */
export function mergeContacts(sources: readonly Contact[]): Contact {
  const merged = emptyContact()
  for (const source of sources) {
    for (const group of GROUPS) {
      if (!group.some((part) => isFilled(merged[part]))) for (const part of group) take(merged, source, part)
    }
    if (merged.fullName === source.fullName) {
      take(merged, source, 'familyKana')
      take(merged, source, 'givenKana')
    }
  }
  return merged
}
