/**
 * Reasons for or against two visitors being one person, as codes that every language has words for. The params hold the
 * values of both records, so that a person can check the reason.
 */

/** Codes that speak for one person. */
export const REASONS_FOR = [
  'same_badge_code',
  'same_email',
  'similar_email',
  'same_mailbox_name',
  'same_phone',
  'same_name_kanji',
  'same_name',
  'old_new_form',
  'same_kana',
  'name_romaji_matches',
  'name_order_swapped',
  'spelling_differs',
  'name_initial_matches',
  'similar_name',
  'name_in_email',
  'company_same_key',
  'company_abbreviation',
  'company_ja_en',
  'company_kindred',
  'company_similar',
  'company_same_domain',
] as const

/** Codes that speak against it. */
export const REASONS_AGAINST = [
  'different_badge_code',
  'different_given_name',
  'different_family_name',
  'different_kanji_same_reading',
  'given_name_missing',
  'different_company',
  'different_email_same_company',
  'different_mobile',
  'shared_email',
  'shared_phone',
] as const

export const DUPLICATE_REASONS = [...REASONS_FOR, ...REASONS_AGAINST] as const
export type DuplicateReasonCode = (typeof DUPLICATE_REASONS)[number]

/**
 * `params` is `{ a, b }`: the values of both sides in the order of the pair's ids. Both are equal where one value is
 * meant.
 */
export interface DuplicateReason {
  code: DuplicateReasonCode
  params: { a: string; b: string }
}

/** Does this reason speak against one person? */
export function speaksAgainst(code: DuplicateReasonCode): boolean {
  return (REASONS_AGAINST as readonly string[]).includes(code)
}
