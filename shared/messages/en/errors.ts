import type { ErrorCode } from '../../errors.ts'

/** What went wrong, what is safe, what to do. One line each: the command prints them as they are. */
export const errors = {
  usage: 'The command was not understood: {{detail}}. Add --help to see how to use it.',
  input_invalid: 'Correct this: {{fields}}.',
  exhibition_file_invalid: 'The exhibition file was not applied. Nothing has changed. Correct this: {{fields}}.',
  exhibition_file_not_json:
    'The exhibition file is not valid JSON. Nothing has changed. ' +
    'Choose the file that Enishi or the booth organiser wrote.',
  exhibition_missing: 'No exhibition is set up here yet. Apply an exhibition file first.',
  exhibition_differs:
    'This station already records “{{name}}”. Nothing has changed. Use another data folder for another exhibition.',
  data_folder_not_empty:
    'This data folder already holds an exhibition. Nothing has changed. Use an empty folder for the demo.',
  file_unreadable: 'The file {{file}} cannot be read. Check that it exists and that you may open it.',
  file_unwritable: 'The file {{file}} cannot be written. Check the folder and the free space.',
  payload_line_invalid:
    'Line {{line}} is not a payload: it is not hex, or it is too long. The other lines were read. ' +
    'Correct this line and read it again.',
  file_too_large: 'The file {{file}} is too large ({{size, bytes}}). Choose a file of at most {{limit, bytes}}.',
  image_unreadable: 'The picture {{file}} cannot be read. Use a PNG, JPEG or WebP picture.',
  image_too_large:
    'The picture {{file}} has too many pixels (at most {{limit}} million). Take it again at a smaller size.',
  format_newer:
    'A newer Enishi wrote this file (format {{found}}; this Enishi reads format {{known}}). Nothing has changed. ' +
    'Update Enishi.',
  decoder_unavailable: 'The scanner engine could not be started ({{detail}}). Reinstall Enishi.',
  list_empty: 'The list {{file}} holds no rows. Nothing has changed. Choose the file from the fair organiser.',
  list_damaged:
    'The list cannot be read from line {{line}} on: many quotes are not closed. Nothing has changed. ' +
    'Save the list again as CSV or XLSX.',
  list_without_code:
    'No single column was recognised as the badge code. Nothing has changed. Choose the column. Columns: {{headings}}.',
  workbook_unreadable:
    'The workbook cannot be read ({{detail}}). Nothing has changed. Save it as XLSX without a password, or as CSV.',
  workbook_bomb:
    'The unpacked workbook is too large for a list (at most {{limit, bytes}}), so it was not opened. ' +
    'Save only the list, or save it as CSV.',
  upload_incomplete: 'The file did not arrive whole. Choose it again.',
  template_not_found_in_samples:
    'No rule fits all the marked samples. Mark the same parts in every sample, or choose another sample.',
  bundle_not_one: 'This file is not an Enishi bundle. Nothing has changed. Choose a file that ends in .enishi.',
  bundle_damaged:
    'This bundle is damaged or was changed ({{detail}}). Nothing of it was merged. Copy it from the station again.',
  bundle_wrong_key:
    'This bundle is encrypted to another recipient: the keys here do not open it. Nothing has changed. ' +
    'Choose the matching key file.',
  bundle_passphrase_needed: 'This bundle needs a passphrase. Nothing has changed. Enter the passphrase.',
  bundle_passphrase_wrong: 'The passphrase is wrong. Nothing has changed. Try again.',
  bundle_other_exhibition:
    'This bundle belongs to another exhibition, “{{name}}”. Nothing has changed. ' +
    'Choose a bundle of this exhibition.',
  bundle_no_recipient:
    'No recipient is set up for this bundle, so it was not written. Enter a public key, or use a passphrase.',
  bundle_lead_too_large:
    'One lead is too large for a bundle (at most 64 MB). No bundle was written. Delete some of its pictures.',
  folder_not_whole: 'Give the whole path of the folder, such as E:\\ or /media/usb.',
  bundle_not_sealed: 'This bundle holds data of other exhibitors ({{detail}}). Do not give it to one exhibitor.',
  station_unknown:
    'The station “{{name}}” is new here. Nothing has changed. ' +
    'Compare its fingerprint {{fingerprint}} with the one on that station, then accept it.',
  recipient_invalid: '“{{recipient}}” is not a public key. Enter the key that begins with age1.',
  key_file_invalid: 'The file {{file}} holds no private key. Choose another file.',
  key_missing: 'There is no key pair here yet. Make one first.',
  key_exists: 'There is already a key pair here, and bundles are encrypted to it. Nothing has changed.',
  visitor_not_found: 'No visitor here matches. Nothing was erased. Check the code or the address.',
  exhibitor_not_found: 'There is no exhibitor “{{exhibitor}}” at this exhibition. Use one of these codes: {{known}}.',
  lead_not_found: 'This lead is not here. It may have been erased.',
  scan_not_found: 'This scan is not here. It may have been erased.',
  note_not_found: 'This note is not here. It may have been deleted or erased.',
  file_not_found: 'This file is no longer here. Write it again.',
  card_not_found: 'This picture is not here. It may have been deleted or erased.',
  template_not_found: 'This badge format is not here. It may have been deleted.',
  upload_not_found: 'This file is no longer here. Choose it again.',
  link_not_found:
    'One of these visitors is not here, or the booth organiser decided that they are one person. Nothing has changed.',
  exhibitor_locked: 'This exhibitor’s leads are locked. Enter the PIN.',
  organiser_locked: 'The booth organiser’s rooms are locked. Enter the passphrase.',
  pin_wrong: 'The PIN is wrong. Try again.',
  passphrase_wrong: 'The passphrase is wrong. Try again.',
  too_many_attempts: 'Too many wrong tries. Wait {{seconds}} s, then try again.',
  not_just_scanned:
    'Staff can change only what this station has just scanned. Open the exhibitor’s leads to change this one.',
  storage_full:
    'The disk is full. What was shown as saved is safe. The last change was not saved. ' +
    'Free some space, then try again.',
  storage_read_only:
    'Enishi cannot write to the data folder {{folder}}. Its data is safe. ' +
    'Choose another folder, or change the permissions.',
  storage_locked: 'Another Enishi is using the data folder {{folder}}. Close it, or choose another folder.',
  storage_damaged:
    'The database in {{folder}} is damaged. Enishi did not change it. ' +
    'Restore a backup, or copy the folder and ask for help.',
  storage_newer: 'A newer Enishi wrote the data in {{folder}}. Nothing has changed. Update this Enishi.',
  storage_failed: 'The data could not be read or written ({{detail}}). What was shown as saved is safe. Try again.',
  storage_unsound: 'The data in {{folder}} has faults. See the findings. Copy the folder before you do anything else.',
  job_running: 'This work is already running. Wait until it ends, or stop it.',
  acks_unread:
    'The program that reads the answers has ended. The scans up to line {{line}} are saved. ' +
    'Later lines were not recorded.',
  port_taken: 'Another program uses port {{port}}. Choose another port, or 0 for any free one.',
  page_not_built: 'The page has not been built yet. Run `npm run build` first.',
  cancelled: 'Stopped. Nothing is half done.',
  internal:
    'Something unexpected happened. What was shown as saved is safe. Try again. ' +
    'Reference in the log: {{reference}}.',
} satisfies Record<ErrorCode, string>
