/**
 * How much each observation says, in bits: the logarithm to base 2 of how much more often it is seen on two records of
 * one person
 * than on records of two. Bits add up (Fellegi and Sunter, "A Theory for Record Linkage", 1969). Agreement on a name or
 * a company
 * is worth more the rarer it is; its worth comes from the records, the rest stands here. docs/duplicates.md tells how
 * they were set.
 */
export const WEIGHTS = {
  /** Against all pairs: so many records of one person are to be expected for each record there is. */
  prior: -2,

  // names: share of true pairs that agree this way, against the chance agreement
  mostForName: 10,
  variant: -0.3,
  reading: -0.5,
  swapped: -1,
  homophone: -5,
  similarFamily: 5,
  similarGiven: 2,
  /** Consonants of a Latin name and of its katakana. */
  transcribed: 5,
  initial: 3,
  partial: -1.5,
  familyDiffers: -7,
  givenDiffers: -9,
  acrossDiffers: -5,

  // company
  mostForCompany: 9,
  kindred: 3,
  companyUnknown: -1.5,
  alias: -1.5,
  translated: -1,
  abbreviated: -1.5,
  similarCompany: -1,
  sameDomain: -0.5,
  companyDiffers: -6,
  /** No company on a side, but the mail domains of two. */
  otherCompanyDomain: -3,

  // mail: of one's own, what all people together take away is given back
  ownMail: 3,
  sharedMail: 1,
  similarMail: -1.5,
  mailbox: 4,
  /** The part before the @ is only the name again. */
  mailboxOfName: 0.5,
  nameInMail: 6,
  otherMailSameDomain: -8,
  otherMail: -1,

  // telephone
  ownMobile: 2,
  landline: 6,
  landlineBesideCompany: 2.5,
  sharedDial: 0.5,
  otherMobile: -4,

  // badge
  sameBadge: 6,
  otherBadge: -2.5,
} as const

/**
 * Name, company and a company's telephone together never say more than this beyond what the crowd takes away: two
 * people of one name may
 * well work side by side, and then mail, mobile and badge must be able to tell them apart.
 */
export const CIRCUMSTANCE_AT_MOST = 9.5

/**
 * With one mailbox but clearly other given names, two records are a couple, a family firm or a secretary's as likely as
 * one person.
 */
export const ANOTHER_GIVEN_AT_MOST = 0.4

/**
 * With a part of the name unknown on a side and nothing of one's own shared, two records are colleagues as far as
 * anyone can tell.
 */
export const COLLEAGUES_AT_MOST = 0.45
