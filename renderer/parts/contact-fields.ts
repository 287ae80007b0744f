/** The fields of a contact as texts that can be typed, and back. Lists stand one a line. */
import type { ContactCorrection } from '../../shared/contract/shapes.ts'
import type { Contact, PostalAddress } from '../../shared/domain/person/contact.ts'
import { isEmail } from '../../shared/domain/person/email.ts'

export const CONTACT_FIELDS = [
  'fullName',
  'familyName',
  'givenName',
  'familyKana',
  'givenKana',
  'organisation',
  'department',
  'title',
  'emails',
  'phones',
  'addresses',
  'urls',
  'note',
] as const satisfies readonly (keyof Contact)[]
export type ContactField = (typeof CONTACT_FIELDS)[number]

export const LIST_FIELDS: readonly ContactField[] = ['emails', 'phones', 'addresses', 'urls', 'note']

function addressText({ postcode, region, locality, street, country }: PostalAddress): string {
  return [postcode, region, locality, street, country].filter((part) => part !== '').join(' ')
}

/** The text of a field, as a person would type it. */
export function textOfField(contact: Contact, field: ContactField): string {
  if (field === 'emails' || field === 'urls') return contact[field].join('\n')
  if (field === 'phones') return contact.phones.map((phone) => phone.number).join('\n')
  if (field === 'addresses') return contact.addresses.map(addressText).join('\n')
  return contact[field]
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Is a typed e-mail address no address? One that was there before is not checked. */
export function isWrongEmail(contact: Contact, text: string): boolean {
  return linesOf(text).some((line) => !contact.emails.includes(line) && !isEmail(line))
}

/** The correction that a typed text means. A line that did not change keeps its other details, such as a type. */
export function correctionOf(contact: Contact, field: ContactField, text: string): ContactCorrection {
  const lines = linesOf(text)
  if (field === 'emails' || field === 'urls') return { [field]: lines }
  if (field === 'phones') {
    return {
      phones: lines.map(
        (number) => contact.phones.find((phone) => phone.number === number) ?? { number, e164: null, kind: 'work' },
      ),
    }
  }
  if (field === 'addresses') {
    const known = (line: string) => contact.addresses.find((address) => addressText(address) === line)
    return {
      addresses: lines.map(
        (line) => known(line) ?? { street: line, locality: '', region: '', postcode: '', country: '' },
      ),
    }
  }
  return { [field]: text.trim() }
}
