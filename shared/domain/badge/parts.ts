/**
 * Makes a contact from the parts that a payload names. Every format uses it, so that cleaning, names, phones and limits
 * are the same for all.
 */
import { emptyContact, type Contact, type PhoneKind, type PostalAddress } from '../person/contact.ts'
import { isEmail } from '../person/email.ts'
import { readName, type NameParts } from '../person/name.ts'
import { readPhone } from '../person/phone.ts'
import { MAX_NOTE_LENGTH, MAX_VALUES } from './limits.ts'
import { cleanLine, cleanLines, plain, type Warnings } from './text.ts'

/** The parts of a contact that a column, a key or a taught field can hold. */
export const CONTACT_PARTS = [
  'fullName',
  'familyName',
  'givenName',
  'fullKana',
  'familyKana',
  'givenKana',
  'organisation',
  'department',
  'title',
  'email',
  'phone',
  'workPhone',
  'homePhone',
  'mobile',
  'fax',
  'street',
  'locality',
  'region',
  'postcode',
  'country',
  'url',
  'note',
] as const
export type ContactPart = (typeof CONTACT_PARTS)[number]

const PARTS: ReadonlySet<unknown> = new Set(CONTACT_PARTS)
export const isContactPart = (value: unknown): value is ContactPart => PARTS.has(value)

/** A contact that is being collected: text as given, not clean yet. */
export interface ContactDraft extends NameParts {
  organisation: string
  department: string
  title: string
  emails: string[]
  phones: { number: string; kind: PhoneKind | null }[]
  addresses: PostalAddress[]
  urls: string[]
  notes: string[]
}

export function emptyDraft(): ContactDraft {
  return {
    fullName: '',
    familyName: '',
    givenName: '',
    additionalName: '',
    fullKana: '',
    familyKana: '',
    givenKana: '',
    organisation: '',
    department: '',
    title: '',
    emails: [],
    phones: [],
    addresses: [],
    urls: [],
    notes: [],
  }
}

/** A salutation, which some systems call a title. It says nothing about the person's work. */
const SALUTATION = /^\s*(?:mr|mrs|ms|miss|mx|herr|frau|mme|様)\.?\s*$/i

/**
 * Adds one part. A part that can occur only once keeps its first value. The parts of an address are collected into one
 * address.
 */
export function putPart(draft: ContactDraft, part: ContactPart, value: string): void {
  if (value.trim() === '' || (part === 'title' && SALUTATION.test(value))) return
  switch (part) {
    case 'email':
      draft.emails.push(value)
      return
    case 'phone':
      draft.phones.push({ number: value, kind: null })
      return
    case 'workPhone':
      draft.phones.push({ number: value, kind: 'work' })
      return
    case 'homePhone':
      draft.phones.push({ number: value, kind: 'home' })
      return
    case 'mobile':
      draft.phones.push({ number: value, kind: 'mobile' })
      return
    case 'fax':
      draft.phones.push({ number: value, kind: 'fax' })
      return
    case 'url':
      draft.urls.push(value)
      return
    case 'note':
      draft.notes.push(value)
      return
    case 'street':
    case 'locality':
    case 'region':
    case 'postcode':
    case 'country': {
      if (draft.addresses.length === 0)
        draft.addresses.push({ street: '', locality: '', region: '', postcode: '', country: '' })
      const address = draft.addresses[0]!
      address[part] = address[part] === '' ? value : `${address[part]} ${value}`
      return
    }
    default:
      if (draft[part] === '') draft[part] = value
  }
}

const WEB = /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i

/** Clean, not empty, each once (compared by `key`), at most MAX_VALUES. */
function distinct<T>(values: readonly T[], key: (value: T) => string, warnings: Warnings): T[] {
  const found = new Map<string, T>()
  for (const value of values) {
    const k = key(value)
    if (k === '' || found.has(k)) continue
    if (found.size === MAX_VALUES) {
      warnings.add('too_many_properties')
      break
    }
    found.set(k, value)
  }
  return [...found.values()]
}

function readEmails(raw: readonly string[], warnings: Warnings): string[] {
  const emails = raw.slice(0, MAX_VALUES * 2).map((text) =>
    plain(cleanLine(text, warnings))
      .trim()
      .replace(/^mailto:\s*/i, '')
      .replace(/^[^<>]*<([^<>\s]+@[^<>\s]+)>$/, '$1'),
  )
  const kept = distinct(emails, (text) => text.toLowerCase(), warnings)
  if (kept.some((text) => !isEmail(text))) warnings.add('email_not_valid')
  return kept
}

function readPhones(raw: ContactDraft['phones'], country: string, warnings: Warnings): Contact['phones'] {
  const clean = raw
    .slice(0, MAX_VALUES * 2)
    .map(({ number, kind }) => ({ number: cleanLine(number.replace(/^\s*tel:/i, ''), warnings), kind }))
  const phones = distinct(clean, ({ number }) => number, warnings).map(({ number, kind }) =>
    readPhone(number, kind, country),
  )
  if (phones.some((phone) => phone.e164 === null)) warnings.add('phone_not_valid')
  return phones
}

function readAddresses(raw: readonly PostalAddress[], warnings: Warnings): PostalAddress[] {
  const clean = raw.slice(0, MAX_VALUES * 2).map((address): PostalAddress => ({
    street: cleanLine(address.street, warnings),
    locality: cleanLine(address.locality, warnings),
    region: cleanLine(address.region, warnings),
    postcode: plain(cleanLine(address.postcode, warnings)).replace(/^〒\s*/, ''),
    country: cleanLine(address.country, warnings),
  }))
  return distinct(clean, (a) => [a.street, a.locality, a.region, a.postcode, a.country].join('\n').trim(), warnings)
}

/** The contact of a draft, or null where it is empty. Phone numbers without country code are those of `country`. */
export function finishContact(draft: ContactDraft, country: string, warnings: Warnings): Contact | null {
  const line = (text: string): string => (text === '' ? '' : cleanLine(text, warnings))
  const { kanaMoved, ...name } = readName({
    fullName: line(draft.fullName),
    familyName: line(draft.familyName),
    givenName: line(draft.givenName),
    additionalName: line(draft.additionalName),
    fullKana: line(draft.fullKana),
    familyKana: line(draft.familyKana),
    givenKana: line(draft.givenKana),
  })
  if (kanaMoved) warnings.add('kana_in_wrong_field')
  const urls = distinct(draft.urls.map(line), (url) => url, warnings)
  // Only web addresses may become links later. Other text in that field stays readable in the note.
  const notes = [...draft.notes, ...urls.filter((url) => !WEB.test(url))]
  const contact: Contact = {
    ...emptyContact(),
    ...name,
    organisation: line(draft.organisation),
    department: line(draft.department),
    title: line(draft.title),
    emails: draft.emails.length === 0 ? [] : readEmails(draft.emails, warnings),
    phones: draft.phones.length === 0 ? [] : readPhones(draft.phones, country, warnings),
    addresses: draft.addresses.length === 0 ? [] : readAddresses(draft.addresses, warnings),
    urls: urls.filter((url) => WEB.test(url)),
    note: notes.length === 0 ? '' : cleanLines(notes.join('\n'), warnings, MAX_NOTE_LENGTH),
  }
  const empty = Object.values(contact).every((value: string | unknown[]) => value.length === 0)
  return empty ? null : contact
}
