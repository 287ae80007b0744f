/** Erasing a visitor for good. */
export const erase = {
  title: 'Erase a visitor',
  text:
    'For visitors who ask for it. Erases their contact, scans, notes and pictures at every exhibitor, and in ' +
    'backups here. A mark without personal data stays, so that copies from other stations are erased when they ' +
    'are merged.',
  by: 'Find the visitor by',
  badge: 'Badge code',
  email: 'E-mail',
  visitor: 'Visitor id',
  badgeLabel: 'Badge code',
  emailLabel: 'E-mail address',
  visitorLabel: 'Visitor id',
  look: 'Preview the erasure',
  found_one: 'This visitor’s data will be erased',
  found_other: 'The data of these {{count, number}} visitors will be erased',
  notHere: 'Nothing is recorded here under this code',
  notHereText: 'You can still erase it. Copies from other stations will then be erased when they are merged.',
  nameless: 'No name',
  exhibitor: 'Exhibitor',
  scans: 'Scans',
  notes: 'Notes',
  pictures: 'Pictures',
  confirmTitle: 'This cannot be undone',
  confirm: 'To confirm, type {{word}}',
  word: 'ERASE',
  go: 'Erase for good',
  erasing: 'Erasing',
  stopped: 'Stopped. Nothing was erased.',
  failed: 'Not erased',
  done_one: 'Data of {{count, number}} visitor erased',
  done_other: 'Data of {{count, number}} visitors erased',
  doneText:
    '{{leads}}, {{scans}}. To erase the data at other stations too, merge a new bundle from here there. ' +
    'Lists and bundles written earlier still hold the data: delete or replace them.',
  scans_one: '{{count, number}} scan',
  scans_other: '{{count, number}} scans',
  lead: {
    title: 'Erasing this lead',
    open: 'Erase this lead…',
    text:
      '{{name}} will be removed from your list: the contact, {{scans}}, {{notes}}, {{pictures}} and everything ' +
      'else recorded here, backups included.',
    notes_one: '{{count, number}} note',
    notes_other: '{{count, number}} notes',
    pictures_one: '{{count, number}} picture',
    pictures_other: '{{count, number}} pictures',
    elsewhere:
      'Other exhibitors keep their own records. A mark without personal data stays, so that copies of this lead ' +
      'from other stations are erased when they are merged.',
    done: 'The lead was erased',
  },
  wipeDue:
    'The erased data is shown nowhere any more. Unused parts of the database file may still hold some of it. ' +
    'Enishi overwrites them when it closes, at the latest at its next start.',
  notWiped: 'Erased data may remain in these files. Delete them by hand:',
}
