/**
 * What is known about the person who wears a badge. Absent parts are "" or [], never null: a contact always has the
 * same shape.
 */
export type PhoneKind = 'work' | 'mobile' | 'fax' | 'home' | 'other'

export interface Phone {
  /** The number as it is on the badge, trimmed. */
  number: string
  /** The number in E.164 (`+81312345678`), or null where it is not a valid one. */
  e164: string | null
  kind: PhoneKind
}

export interface PostalAddress {
  street: string
  locality: string
  region: string
  postcode: string
  country: string
}

export interface Contact {
  /** The name as people read it out: family name first for Japanese names. */
  fullName: string
  familyName: string
  givenName: string
  /** Readings in full-width katakana. */
  familyKana: string
  givenKana: string
  /** The organisation as given. Its normalised key is derived and never stored here. */
  organisation: string
  department: string
  title: string
  emails: string[]
  phones: Phone[]
  addresses: PostalAddress[]
  urls: string[]
  note: string
}

/** A contact without any known part. */
export function emptyContact(): Contact {
  return {
    fullName: '',
    familyName: '',
    givenName: '',
    familyKana: '',
    givenKana: '',
    organisation: '',
    department: '',
    title: '',
    emails: [],
    phones: [],
    addresses: [],
    urls: [],
    note: '',
  }
}
