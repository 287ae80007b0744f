/** The results of comparing two names. */

/**
 * `same` as written · `variant` but for old and new forms · `reading` equal sound, without kanji to compare ·
 * `homophone` equal sound, other kanji · `similar` a typing error · `initial` · `partial` one of several words ·
 * `missing` on one side · `unknown` cannot be compared.
 */
export type Level =
  | 'same'
  | 'variant'
  | 'reading'
  | 'homophone'
  | 'similar'
  | 'initial'
  | 'partial'
  | 'missing'
  | 'unknown'
  | 'differs'

export interface PartVerdict {
  level: Level
  /** What agreed, as it is counted: kanji or a folded word; '' where nothing agreed. */
  shared: string
}

export interface NameVerdict {
  family: PartVerdict
  given: PartVerdict
  swapped: boolean
  /**
   * How the two were compared. `cross`: kanji with sounds by known readings. `transcribed`: a Latin name with its
   * katakana.
   */
  by: 'native' | 'kana' | 'latin' | 'cross' | 'transcribed' | 'none'
  /** Are the two written differently but equal when folded (only accents or capitals differ)? */
  spelling: boolean
}

export const UNKNOWN: PartVerdict = { level: 'unknown', shared: '' }
export const MISSING: PartVerdict = { level: 'missing', shared: '' }
export const SIMILAR: PartVerdict = { level: 'similar', shared: '' }
export const DIFFERS: PartVerdict = { level: 'differs', shared: '' }

export const RANK: Record<Level, number> = {
  same: 9,
  variant: 8,
  reading: 7,
  similar: 6,
  partial: 5,
  initial: 4,
  homophone: 3,
  missing: 2,
  unknown: 1,
  differs: 0,
}

/** Both parts, and whether family and given name changed places. */
export interface Aligned {
  family: PartVerdict
  given: PartVerdict
  swapped: boolean
}

/** How much agrees, to choose among ways to match the parts of two names. */
export const worth = (v: Aligned): number => RANK[v.family.level] + RANK[v.given.level] - (v.swapped ? 0.5 : 0)
