/** An exhibitor's corrections go over what badge and registrant list say. They never change those. */
import type { Contact } from '../person/contact.ts'
import { splitName } from '../person/name.ts'
import { NAME_PARTS } from './kept-name.ts'

/** The register that holds the correction of one part of the contact. */
export function correctionField(part: keyof Contact): string {
  return `contact.${part}`
}

/** The full name of the parts of a corrected name: family name first where it is written in Japanese. */
export function joinName(familyName: string, givenName: string): string {
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(familyName + givenName)
  return (japanese ? [familyName, givenName] : [givenName, familyName]).filter((part) => part !== '').join(' ')
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')

/** Family and given name of a corrected full name. If nothing else tells where the family name ends, `before` does. */
function partsOf(fullName: string, before: Contact): Pick<Contact, 'familyName' | 'givenName'> {
  const { familyName, givenName } = before
  const whole = withoutBlanks(fullName)
  // Only its blanks were changed.
  if ([familyName + givenName, givenName + familyName].some((name) => withoutBlanks(name) === whole))
    return { familyName, givenName }
  const { family, given } = splitName(fullName)
  const isUnsplit = given === '' && familyName !== '' && family.startsWith(familyName)
  return isUnsplit
    ? { familyName, givenName: family.slice(familyName.length) }
    : { familyName: family, givenName: given }
}

/**
 * `contact` with the corrections over it. A corrected family or given name gives a new full name. A corrected full name
 * gives new parts, unless those were corrected too. Kana of another name are removed.
 */
export function overlay(contact: Contact, corrections: Partial<Contact>): Contact {
  const corrected: Contact = { ...contact, ...corrections }
  const named = corrections.familyName !== undefined || corrections.givenName !== undefined
  if (named)
    return corrections.fullName === undefined
      ? { ...corrected, fullName: joinName(corrected.familyName, corrected.givenName) }
      : corrected
  if (corrections.fullName === undefined) return corrected
  const parts = partsOf(corrections.fullName, contact)
  const isOther = (part: 'familyName' | 'givenName'): boolean => parts[part] !== contact[part]
  return {
    ...corrected,
    ...parts,
    familyKana: corrections.familyKana ?? (isOther('familyName') ? '' : contact.familyKana),
    givenKana: corrections.givenKana ?? (isOther('givenName') ? '' : contact.givenKana),
  }
}

/**
 * The rest of the name, where somebody corrects it in a joined lead. The shown name may be another lead's, and this
 * lead may have corrections that do not show. A new full name takes back all parts; a new part keeps the others as they
 * are shown. null takes back.
 */
export function restOfName(
  shown: Contact,
  typed: readonly (keyof Contact)[],
): [part: keyof Contact, value: string | null][] {
  if (!NAME_PARTS.some((part) => typed.includes(part))) return []
  const rest = NAME_PARTS.filter((part) => !typed.includes(part))
  if (typed.includes('fullName')) return rest.map((part) => [part, null])
  const isNewWhole = typed.includes('familyName') || typed.includes('givenName')
  return rest.map((part) => [part, part === 'fullName' && isNewWhole ? null : shown[part]])
}

const WRITTEN_PARTS = ['familyName', 'givenName'] as const

/**
 * What else a correction of the name changes, so that full name and parts stay one name. A new full name takes back
 * corrected parts. A new part takes back a corrected full name and keeps the other part as it is shown. null takes
 * back.
 */
export function nameAlongWith(
  shown: Contact,
  corrected: readonly (keyof Contact)[],
  typed: readonly (keyof Contact)[],
): [part: keyof Contact, value: string | null][] {
  const isWhole = typed.includes('fullName')
  if (isWhole === WRITTEN_PARTS.some((part) => typed.includes(part))) return []
  if (isWhole) return WRITTEN_PARTS.filter((part) => corrected.includes(part)).map((part) => [part, null])
  if (!corrected.includes('fullName')) return []
  return [
    ['fullName', null],
    ...WRITTEN_PARTS.filter((part) => !typed.includes(part)).map((part): [keyof Contact, string] => [
      part,
      shown[part],
    ]),
  ]
}
