/**
 * The closed set of failures. Each code has a message in every language (`messages/`); a missing one fails compilation.
 * Domain code throws `AppError`; nothing else crosses a boundary.
 */
export const ERROR_CODES = [
  // wrong usage or input
  'usage',
  'input_invalid',
  'exhibition_file_invalid',
  'exhibition_file_not_json',
  'exhibition_missing',
  'exhibition_differs',
  'data_folder_not_empty',
  'file_unreadable',
  'file_unwritable',
  'payload_line_invalid',
  'file_too_large',
  'image_unreadable',
  'image_too_large',
  'format_newer',
  'decoder_unavailable',
  'list_empty',
  'list_damaged',
  'list_without_code',
  'workbook_unreadable',
  'workbook_bomb',
  'upload_incomplete',
  'template_not_found_in_samples',
  // bundles and keys
  'bundle_not_one',
  'bundle_damaged',
  'bundle_wrong_key',
  'bundle_passphrase_needed',
  'bundle_passphrase_wrong',
  'bundle_other_exhibition',
  'bundle_no_recipient',
  'bundle_lead_too_large',
  'folder_not_whole',
  'bundle_not_sealed',
  'station_unknown',
  'recipient_invalid',
  'key_file_invalid',
  'key_missing',
  'key_exists',
  'visitor_not_found',
  // not found
  'exhibitor_not_found',
  'lead_not_found',
  'scan_not_found',
  'note_not_found',
  'file_not_found',
  'card_not_found',
  'template_not_found',
  'upload_not_found',
  'link_not_found',
  // not allowed
  'exhibitor_locked',
  'organiser_locked',
  'pin_wrong',
  'passphrase_wrong',
  'too_many_attempts',
  'not_just_scanned',
  // storage
  'storage_full',
  'storage_read_only',
  'storage_locked',
  'storage_damaged',
  'storage_newer',
  'storage_failed',
  'storage_unsound',
  // host
  'port_taken',
  'acks_unread',
  'job_running',
  'page_not_built',
  'cancelled',
  'internal',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** The values of a message. */
export type ErrorParams = Record<string, string | number | boolean | null | readonly unknown[]>

/** A failure with a code that has words in every language. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: ErrorParams
  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}

/** Is this a known code of a failure? */
export function isErrorCode(text: string): text is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(text)
}
