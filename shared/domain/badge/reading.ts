import type { Contact } from '../person/contact.ts'

/** The kinds of payload a badge reader tells apart. `wifi` and `foreign` never become leads. */
export const BADGE_FORMATS = [
  'vcard2',
  'vcard3',
  'vcard4',
  'mecard',
  'bizcard',
  'memory',
  'json',
  'delimited',
  'url',
  'opaque',
  'wifi',
  'foreign',
] as const
export type BadgeFormat = (typeof BADGE_FORMATS)[number]

/** What staff should know about an uncertain reading. Each has a message in every language. */
export const READING_WARNINGS = [
  'charset_guessed',
  'charset_fallback',
  'characters_replaced',
  'control_characters_removed',
  'truncated',
  'too_many_properties',
  'kana_in_wrong_field',
  'phone_not_valid',
  'email_not_valid',
  'empty',
  'binary',
] as const
export type ReadingWarning = (typeof READING_WARNINGS)[number]

/** What one payload says. The same bytes and templates always give an equal reading. */
export interface BadgeReading {
  format: BadgeFormat
  /** The payload's bytes in lower-case hex, two digits a byte. */
  payloadHex: string
  /** The badge's own stable code in canonical form, or null where the payload holds none. */
  badgeCode: string | null
  /** null where the payload holds no contact. */
  contact: Contact | null
  warnings: ReadingWarning[]
}
