/** Pictures of business cards. */
export const cards = {
  title: 'Business card',
  add: 'Add a picture of the card',
  take: 'Photograph the card',
  choose: 'Choose a picture',
  open: 'Show card picture {{number}} large',
  withdraw: 'Withdraw card picture {{number}}',
  drop: 'Give up',
  taken: 'Taken {{at}}',
  alt: 'The business card',
}
