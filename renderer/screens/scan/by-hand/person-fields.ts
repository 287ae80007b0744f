/** The form's fields: from a contact that is known, and back to what was changed of it. Pure. */
import type { ContactCorrection } from '../../../../shared/contract/shapes.ts'
import { emptyDraft, finishContact } from '../../../../shared/domain/badge/parts.ts'
import { emptyContact, type Contact, type Phone } from '../../../../shared/domain/person/contact.ts'
import { isEmail } from '../../../../shared/domain/person/email.ts'
import { isKana, toKatakana } from '../../../../shared/domain/person/kana.ts'

export const PERSON_FIELDS = [
  'familyName',
  'givenName',
  'familyKana',
  'givenKana',
  'organisation',
  'department',
  'title',
  'email',
  'phone',
  'mobile',
  'postcode',
  'address',
  'url',
] as const
export type PersonField = (typeof PERSON_FIELDS)[number]
export type TypedPerson = Record<PersonField, string>
export type PersonProblem = 'missing' | 'kana' | 'email' | 'phone'

const NAME: readonly PersonField[] = ['familyName', 'givenName', 'familyKana', 'givenKana']

const isMobile = ({ kind }: Phone) => kind === 'mobile'
const isDesk = ({ kind }: Phone) => kind !== 'mobile' && kind !== 'fax'

/**
 * What the fields show of a contact: of lists the first. A name that is not split stands in the family name's field.
 */
export function typedOf(known: Contact | null): TypedPerson {
  const contact = known ?? emptyContact()
  const [address] = contact.addresses
  return {
    familyName: contact.familyName === '' && contact.givenName === '' ? contact.fullName : contact.familyName,
    givenName: contact.givenName,
    familyKana: contact.familyKana,
    givenKana: contact.givenKana,
    organisation: contact.organisation,
    department: contact.department,
    title: contact.title,
    email: contact.emails[0] ?? '',
    phone: contact.phones.find(isDesk)?.number ?? '',
    mobile: contact.phones.find(isMobile)?.number ?? '',
    postcode: address?.postcode ?? '',
    address:
      address === undefined
        ? ''
        : [address.region, address.locality, address.street].filter((part) => part !== '').join(' '),
    url: contact.urls[0] ?? '',
  }
}

/**
 * What keeps the form from being saved, by field. `withPicture`: a picture of the card stands for what is not typed.
 */
export function problemsOf(typed: TypedPerson, withPicture: boolean): Partial<Record<PersonField, PersonProblem>> {
  const problems: Partial<Record<PersonField, PersonProblem>> = {}
  const is = (field: PersonField) => typed[field].trim() !== ''
  if (!withPicture && !PERSON_FIELDS.some(is)) problems.familyName = 'missing'
  for (const field of ['familyKana', 'givenKana'] as const)
    if (is(field) && !isKana(typed[field].trim())) problems[field] = 'kana'
  if (is('email') && !isEmail(typed.email.trim().normalize('NFKC'))) problems.email = 'email'
  for (const field of ['phone', 'mobile'] as const)
    if (is(field) && !/\d{3}/.test(typed[field].normalize('NFKC').replace(/\D/g, ''))) problems[field] = 'phone'
  return problems
}

/** The contact that was typed, clean: names in reading order, kana in katakana, phone numbers of `country`. */
export function contactOfTyped(typed: TypedPerson, country: string): Contact {
  const draft = {
    ...emptyDraft(),
    familyName: typed.familyName,
    givenName: typed.givenName,
    familyKana: toKatakana(typed.familyKana),
    givenKana: toKatakana(typed.givenKana),
    organisation: typed.organisation,
    department: typed.department,
    title: typed.title,
  }
  if (typed.email.trim() !== '') draft.emails.push(typed.email)
  if (typed.phone.trim() !== '') draft.phones.push({ number: typed.phone, kind: 'work' })
  if (typed.mobile.trim() !== '') draft.phones.push({ number: typed.mobile, kind: 'mobile' })
  if (typed.address.trim() !== '' || typed.postcode.trim() !== '') {
    draft.addresses.push({ street: typed.address, locality: '', region: '', postcode: typed.postcode, country: '' })
  }
  if (typed.url.trim() !== '') draft.urls.push(typed.url)
  return finishContact(draft, country, new Set()) ?? emptyContact()
}

/**
 * The corrections that turn `known` into what was typed: only what was changed, the rest of a list kept. Empty where
 * nothing was.
 */
export function correctionsOf(known: Contact | null, typed: TypedPerson, country: string): ContactCorrection {
  const before = typedOf(known)
  const contact = known ?? emptyContact()
  const now = contactOfTyped(typed, country)
  const changed = (...fields: PersonField[]) => fields.some((field) => typed[field].trim() !== before[field])
  const fields: ContactCorrection = {}
  if (changed(...NAME)) {
    const { fullName, familyName, givenName, familyKana, givenKana } = now
    Object.assign(fields, { fullName, familyName, givenName, familyKana, givenKana })
  }
  for (const field of ['organisation', 'department', 'title'] as const) if (changed(field)) fields[field] = now[field]
  if (changed('email')) fields.emails = [...now.emails, ...contact.emails.slice(1)]
  if (changed('phone', 'mobile')) {
    const replaced = [contact.phones.find(isDesk), contact.phones.find(isMobile)]
    fields.phones = [...now.phones, ...contact.phones.filter((phone) => !replaced.includes(phone))]
  }
  if (changed('postcode', 'address')) fields.addresses = [...now.addresses, ...contact.addresses.slice(1)]
  if (changed('url')) fields.urls = [...now.urls, ...contact.urls.slice(1)]
  return fields
}
