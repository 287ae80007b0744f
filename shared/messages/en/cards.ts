/** Pictures of business cards. */
export const cards = {
  title: 'Business card',
  add: 'Add a picture of the business card',
  take: 'Photograph the business card',
  choose: 'Choose a picture',
  open: 'Enlarge business card picture {{number}}',
  withdraw: 'Delete business card picture {{number}}',
  drop: 'Discard',
  taken: 'Taken {{at}}',
  alt: 'The business card',
}
