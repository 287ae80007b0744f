import type { BadgeFormat, ReadingWarning } from '../../domain/badge/reading.ts'

/** Kinds of payload, and what is uncertain about a reading. */
export const reading = {
  format: {
    vcard2: 'vCard 2.1',
    vcard3: 'vCard 3.0',
    vcard4: 'vCard 4.0',
    mecard: 'MECARD',
    bizcard: 'BIZCARD',
    memory: 'MEMORY',
    json: 'JSON',
    delimited: 'list of values',
    url: 'web address',
    opaque: 'badge code',
    wifi: 'Wi-Fi access code',
    foreign: 'not a badge',
  } satisfies Record<BadgeFormat, string>,
  warning: {
    charset_guessed: 'The character set was guessed',
    charset_fallback: 'The character set is uncertain; letters may be wrong',
    characters_replaced: 'Some letters could not be read',
    control_characters_removed: 'Invisible control characters were removed',
    truncated: 'The code was cut short',
    too_many_properties: 'The code holds too many fields; the rest was left out',
    kana_in_wrong_field: 'The kana reading was in another field and was moved',
    phone_not_valid: 'A phone number is not valid',
    email_not_valid: 'An e-mail address is not valid',
    empty: 'The code is empty',
    binary: 'The code holds binary data, not text',
  } satisfies Record<ReadingWarning, string>,
}
