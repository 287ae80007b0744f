/**
 * The weight of each observation in bits: the logarithm to base 2 of how much more often it occurs on two records of
 * one person than on records of two. Bits add up (Fellegi and Sunter, "A Theory for Record Linkage", 1969). Agreement
 * on a rarer name or company is worth more; that worth comes from the records, the rest is here. docs/duplicates.md
 * says how the weights were set.
 */
export const WEIGHTS = {
  /** Counts against every pair: the logarithm of how many other records of its person a record has on average. */
  prior: -2,

  // Names: how many true pairs agree in this way, compared with agreement by chance.
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
  /** One side has no company, and the mail domains are of two companies. */
  otherCompanyDomain: -3,

  // Mail. An own address also gives back the bits that the number of visitors takes away.
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
 * The most that name, company and a company's telephone count together, beyond the bits that the number of visitors
 * takes away. Two people of one name may work side by side; mail, mobile and badge must be able to tell them apart.
 */
export const CIRCUMSTANCE_AT_MOST = 9.5

/**
 * Two records with one mailbox but clearly different given names are as likely a couple, a family firm or a secretary
 * as one person.
 */
export const ANOTHER_GIVEN_AT_MOST = 0.4

/**
 * Two records without a common address or number of their own, and with a part of the name unknown on one side, may be
 * colleagues.
 */
export const COLLEAGUES_AT_MOST = 0.45
