/** Visitors who may be one person: proposed, decided, undone. */
export const duplicates = {
  title: 'Duplicates',
  text:
    'Finds visitors recorded under two badges or addresses. ' +
    'If you decide that two are one person, their leads show as one. You can undo this at any time. ' +
    'Nothing is lost.',
  search: 'Search for duplicates',
  searchAgain: 'Search again',
  searching: 'Comparing the visitors',
  stopped: 'Stopped. Nothing was decided.',
  failed: 'The search did not finish',
  none: 'No duplicates found',
  noneText: 'No other visitors here look like one person.',
  allDecided: 'All proposals are decided',
  sure: {
    title_one: '{{count, number}} pair that is almost certainly one person',
    title_other: '{{count, number}} pairs that are almost certainly one person',
    accept_one: 'Accept it',
    accept_other: 'Accept all {{count, number}}',
    apart: 'Two people',
    more: 'and {{count, number}} more',
  },
  unsure: {
    title: 'Decide one by one',
    left_one: '{{count, number}} left',
    left_other: '{{count, number}} left',
    chance: '{{percent}} % likely one person',
    onePerson: 'One person',
    twoPeople: 'Two people',
    later: 'Later',
    keepName: 'Keep this name',
    nameKept: 'This name is kept',
    for: 'For one person',
    against: 'For two people',
    badge: 'Badge',
    company: 'Company',
    work: 'Position',
    email: 'E-mail',
    phone: 'Phone',
    seenBy: 'Visited',
    scans: 'Scans',
  },
  accepted_one: '{{count, number}} pair accepted as one person',
  accepted_other: '{{count, number}} pairs accepted as one person',
  joined: '{{a}} and {{b}}: one person',
  parted: '{{a}} and {{b}}: two people',
  links: {
    title: 'Decided',
    text: 'Decisions made here and at other stations.',
    one: 'One person',
    two: 'Two people',
    withdraw: 'Two people after all',
    link: 'One person after all',
    by: '{{at}}, {{station}}',
    byNobody: '{{at}}',
    more: 'Show more',
    notHere: 'not scanned here',
    byOrganiser: 'by the booth organiser',
  },
  own: {
    title: 'Possible duplicates',
    text:
      'Finds your visitors recorded under two badges or addresses. ' +
      'If you decide that two are one person, their leads show as one, in your list only. ' +
      'You can undo this at any time. Nothing is lost.',
    back: 'Back to the leads',
  },
}
