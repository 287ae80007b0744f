import type { PhoneKind } from '../../domain/person/contact.ts'

/** Words that several screens share. */
export const words = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  back: 'Back',
  saving: 'saving…',
  saved: 'saved',
  notSaved: 'not saved',
  loading: 'Loading…',
  nameUnknown: 'Name not known yet',
  rank: {
    label: 'Rank',
    A: 'hot',
    B: 'warm',
    C: 'cold',
    none: 'No rank',
    full: { A: 'A, hot', B: 'B, warm', C: 'C, cold' },
  },
  phone: { work: 'Work', mobile: 'Mobile', fax: 'Fax', home: 'Home', other: 'Other' } satisfies Record<
    PhoneKind,
    string
  >,
  colon: ': ',
  comma: ', ',
  full: '. ',
  bracketed: '{{text}} ({{more}})',
  staff: 'Staff',
  leads_one: '{{count, number}} lead',
  leads_other: '{{count, number}} leads',
  nth_ordinal_one: '{{count}}st',
  nth_ordinal_two: '{{count}}nd',
  nth_ordinal_few: '{{count}}rd',
  nth_ordinal_other: '{{count}}th',
  secondsLeft: '{{count, number}} s',
  stop: 'Stop',
  leftSeconds: 'about {{count, number}} s left',
  leftMinutes: 'about {{count, number}} min left',
}
