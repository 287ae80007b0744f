/** An exhibitor's corrections lie over what badge and registrant list say; they never change them. */
import type { Contact } from '../contact.ts'

/** The register that holds the correction of one part of the contact. */
export function correctionField(part: keyof Contact): string {
  return `contact.${part}`
}

/** The full name that the parts of a corrected name make: family first where it is written in Japanese. */
export function joinName(familyName: string, givenName: string): string {
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(familyName + givenName)
  return (japanese ? [familyName, givenName] : [givenName, familyName]).filter((part) => part !== '').join(' ')
}

/** `contact` with the corrections laid over it. A corrected family or given name gives a new full name unless that was corrected too. */
export function overlay(contact: Contact, corrections: Partial<Contact>): Contact {
  const corrected: Contact = { ...contact, ...corrections }
  const named = corrections.familyName !== undefined || corrections.givenName !== undefined
  return named && corrections.fullName === undefined
    ? { ...corrected, fullName: joinName(corrected.familyName, corrected.givenName) }
    : corrected
}
