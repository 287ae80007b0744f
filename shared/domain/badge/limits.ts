/** Limits that keep the reading of hostile payloads short. */

/** The most bytes that are read; a QR code holds at most 7,089 characters. The rest is kept with the scan. */
export const MAX_READ_BYTES = 16_384
/** Properties of a vCard, fields of a MECARD, values of a JSON tree, columns of a delimited text. */
export const MAX_PROPERTIES = 300
/** Phones, e-mail addresses, postal addresses and URLs, of each kind. */
export const MAX_VALUES = 20
/** UTF-16 units of one field of a contact, and of its note. */
export const MAX_FIELD_LENGTH = 500
export const MAX_NOTE_LENGTH = 4_000
/** Levels of a JSON tree. */
export const MAX_JSON_DEPTH = 16
