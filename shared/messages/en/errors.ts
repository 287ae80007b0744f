import type { ErrorCode } from '../../errors.ts'

/** What went wrong, what is safe, what to do. One line each: the command prints them as they are. */
export const errors = {
  usage: 'That is not how this command is used: {{detail}}. Add --help to see how.',
  input_invalid: 'Some of what was entered is not valid: {{fields}}.',
  exhibition_file_invalid: 'The exhibition file was not applied; nothing has changed. To correct: {{fields}}.',
  exhibition_file_not_json:
    'The exhibition file is not valid JSON. Nothing has changed. Choose the file that Enishi or the organiser wrote.',
  exhibition_missing: 'No exhibition is set up here yet. Apply an exhibition file first.',
  exhibition_differs:
    'This station already records “{{name}}”. Use another data folder for another exhibition; nothing has changed.',
  data_folder_not_empty:
    'This data folder already holds an exhibition. The demo needs an empty folder; nothing has changed.',
  file_unreadable: 'The file {{file}} cannot be read. Check that it exists and may be opened.',
  file_unwritable: 'The file {{file}} cannot be written. Check the folder and the free space.',
  payload_line_invalid: 'Line {{line}} is not a payload: not hex, or longer than any code. The other lines were read.',
  file_too_large: 'The file {{file}} is too large ({{size}}; at most {{limit}}).',
  image_unreadable: 'The picture {{file}} cannot be read. Use a PNG, JPEG or WebP picture.',
  image_too_large:
    'The picture {{file}} has too many pixels (at most {{limit}} million). Take it again at a smaller size.',
  format_newer:
    'This file was written by a newer Enishi (format {{found}}, this one reads {{known}}). Update Enishi; nothing has changed.',
  decoder_unavailable: 'The code reader could not be started ({{detail}}). Reinstall Enishi.',
  list_empty: 'The list {{file}} holds no rows. Choose the file that the fair’s organiser sent; nothing has changed.',
  list_damaged:
    'The list cannot be read from line {{line}} on: quotes are left open again and again. Save it anew as CSV or XLSX; nothing has changed.',
  list_without_code:
    'No column of the list is known to hold the badge code, or more than one is. Say which one does. Columns: {{headings}}. Nothing has changed.',
  workbook_unreadable:
    'The workbook cannot be read ({{detail}}). Save it as XLSX without a password, or as CSV; nothing has changed.',
  workbook_bomb:
    'The workbook unpacks to far more than a list holds (at most {{limit}}), so it was not opened. Save the list alone, or as CSV.',
  upload_incomplete: 'The file did not arrive whole. Choose it again.',
  template_not_found_in_samples:
    'These marks show no rule that holds for all samples. Mark the same parts in every sample, or take another sample.',
  bundle_not_one: 'This file is not an Enishi bundle. Nothing has changed.',
  bundle_damaged:
    'This bundle is damaged or was changed ({{detail}}). Nothing of it was taken over. Copy it from the station again.',
  bundle_wrong_key:
    'This bundle is sealed to somebody else: none of the keys at hand opens it. Nothing has changed. Choose the matching key file.',
  bundle_passphrase_needed: 'A passphrase is needed to open this. Nothing has changed.',
  bundle_passphrase_wrong: 'The passphrase does not open this. Nothing has changed. Try again.',
  bundle_other_exhibition: 'This bundle belongs to another exhibition, “{{name}}”. Nothing has changed.',
  bundle_no_reader:
    'Nobody could open this bundle: no public key of its reader is set up here. Name a reader, or give a passphrase.',
  bundle_lead_too_large: 'One lead holds more than a bundle can carry (64 MB). No bundle was written.',
  bundle_not_sealed:
    'This bundle is not sealed to one exhibitor: it holds what concerns others ({{detail}}). Do not hand it out.',
  station_unknown:
    'The station “{{name}}” has not been seen here before. Nothing has changed. Compare its fingerprint {{fingerprint}} with the one on that station, then accept it.',
  recipient_invalid: '“{{recipient}}” is not a public key (age1…).',
  key_file_invalid: 'The file {{file}} holds no private key.',
  key_missing: 'There is no key pair here yet. Make one first.',
  key_exists: 'There is a key pair here already; bundles are sealed to it. It was left as it is.',
  visitor_not_found: 'No visitor here matches. Nothing was erased.',
  exhibitor_not_found: 'There is no exhibitor “{{exhibitor}}” at this exhibition. Known: {{known}}.',
  lead_not_found: 'This lead is not here. It may have been erased.',
  scan_not_found: 'This scan is not here. It may have been erased.',
  note_not_found: 'This note is not here. It may have been erased.',
  file_not_found: 'This file is no longer here. Write it again.',
  card_not_found: 'This picture is not here. It may have been withdrawn or erased.',
  template_not_found: 'This badge format is not here. It may have been removed.',
  upload_not_found: 'This file is no longer here. Choose it again.',
  link_not_found:
    'These visitors are not both here, or the organiser declared them to be one person. Nothing has changed.',
  exhibitor_locked: 'This exhibitor’s room is locked. Enter its PIN.',
  organiser_locked: 'The organiser’s rooms are locked. Enter the passphrase.',
  pin_wrong: 'That PIN is not right. Try again.',
  passphrase_wrong: 'That passphrase is not right. Try again.',
  too_many_attempts: 'Too many wrong tries. Wait {{seconds}} seconds, then try again.',
  not_just_scanned:
    'Staff can change only what this station has just scanned. Open the exhibitor’s room to change this lead.',
  storage_full:
    'The disk is full. What was shown as saved is safe; this was not saved. Free some space, then try again.',
  storage_read_only:
    'The data folder {{folder}} cannot be written to. What is in it is safe. Choose another folder or change its permissions.',
  storage_locked: 'Another Enishi is using the data folder {{folder}}. Close it, or choose another folder.',
  storage_damaged:
    'The database in {{folder}} is damaged and was left as it is. Restore a backup, or copy the folder and ask for help.',
  storage_newer: 'The data in {{folder}} was written by a newer Enishi and was left as it is. Update this Enishi.',
  storage_failed: 'The data could not be read or written ({{detail}}). What was shown as saved is safe.',
  storage_unsound:
    'The data in {{folder}} is not as it should be; see the findings. Copy the folder before doing anything else.',
  job_running: 'This is being done already. Wait until it has ended, or cancel it.',
  acks_unread:
    'Nobody reads the acknowledgements any more. The scans up to line {{line}} are saved; no line after it was recorded.',
  port_taken: 'Port {{port}} on this machine is taken. Choose another one, or 0 for any free one.',
  page_not_built: 'The page has not been built yet. Run `npm run build` first.',
  cancelled: 'Stopped. Nothing was left half done.',
  internal: 'Something unexpected happened. What was shown as saved is safe. Reference for the log: {{reference}}.',
} satisfies Record<ErrorCode, string>
