/** The form for a visitor who is typed in. */
export const byHand = {
  open: 'By hand',
  openLabel: 'Enter a visitor by hand',
  complete: 'Complete',
  title: 'Visitor by hand',
  titleComplete: 'Complete this visitor',
  badge: 'Badge {{code}}',
  text: 'From the business card, or as the visitor says it. A picture of the card alone is enough.',
  card: 'Business card',
  picture: 'The card that was photographed',
  dropPicture: 'Remove the picture',
  field: {
    familyName: 'Family name', givenName: 'Given name', familyKana: 'Family name, kana', givenKana: 'Given name, kana', organisation: 'Company', department: 'Department', title: 'Job title',
    email: 'E-mail', phone: 'Phone', mobile: 'Mobile', postcode: 'Postcode', address: 'Address', url: 'Website',
  },
  more: 'Address and website',
  problem: {
    missing: 'Type at least one thing, or photograph the card',
    kana: 'Kana only',
    email: 'Not a whole e-mail address',
    phone: 'Not a telephone number',
  },
  save: 'Save the visitor',
  saveChanges: 'Save',
  kept: 'What was typed stays here until it is saved.',
}
