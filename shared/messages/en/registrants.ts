import type { RegistrantField } from '../../domain/registrants/fields.ts'
import type { Refusal } from '../../domain/registrants/row.ts'

/** The fair's registrant list: what was taken over, what was refused and why, what to look at before. */
export const registrants = {
  imported: '{{imported}} of {{rows}} rows taken over, {{refused}} refused; {{filled}} leads scanned earlier filled in',
  refusedLine: 'Line {{line}} not taken over: {{reason}}',
  refusedMore: '… and {{count}} more rows',
  refusal: {
    no_code: 'no badge code',
    code_too_long: 'the badge code is longer than any code',
    code_rounded: 'a spreadsheet rounded the badge code; export the column as text',
    duplicate_code: 'the same badge code comes again further down; the last row counts',
    row_too_long: 'the row is too long',
    quote_open: 'a quote is opened and not closed',
    erased: 'this visitor was erased',
  } satisfies Record<Refusal, string>,
  problem: {
    no_headings: 'No headings were recognised. Say what each column holds.',
    no_code_column: 'No column is known to hold the badge code. Choose it.',
    no_name_column: 'No column is known to hold the name.',
    charset_doubtful: 'The character set is a guess. Look whether the names are right, or choose another one.',
    codes_missing: 'Some of the first rows have no badge code.',
    one_column: 'The list has only one column. Choose another separator.',
  },
  field: {
    badgeCode: 'Badge code', ignore: '(not taken over)', fullName: 'Full name', familyName: 'Family name', givenName: 'Given name', fullKana: 'Full name (kana)',
    familyKana: 'Family name (kana)', givenKana: 'Given name (kana)', organisation: 'Organisation', department: 'Department', title: 'Job title',
    email: 'E-mail', phone: 'Phone', workPhone: 'Phone (work)', homePhone: 'Phone (home)', mobile: 'Mobile', fax: 'Fax', street: 'Address', locality: 'City',
    region: 'Prefecture or state', postcode: 'Postcode', country: 'Country', url: 'Website', note: 'Note',
  } satisfies Record<RegistrantField, string>,
}
