/**
 * How single kanji are read in names, learned from names whose reading is given: 貴行 タカユキ and 貴志 タカシ teach that 貴 is タカ
 * at the start. With that a name never met before can be held against its romaji. Names of two kanji teach and are
 * read.
 */
import { tallyUnder } from './counts.ts'
import { foldKana } from './romaji.ts'

/** A half must have been met in that many different names. */
const MET = 2

export class Syllables {
  /** Kanji to how it starts (or ends) readings, each with in how many names. */
  readonly #starts = new Map<string, Map<string, number>>()
  readonly #ends = new Map<string, Map<string, number>>()
  readonly #taught = new Set<string>()

  /** Learns from a name part of two kanji and its reading in katakana; the same part and reading teach once. */
  learn(native: string, kana: string): void {
    const [first, second, third] = native
    if (first === undefined || second === undefined || third !== undefined || kana.length > 10) return
    const lesson = `${native}\n${kana}`
    if (this.#taught.has(lesson)) return
    this.#taught.add(lesson)
    for (let cut = 1; cut < kana.length; cut++) {
      tallyUnder(this.#starts, first, kana.slice(0, cut))
      tallyUnder(this.#ends, second, kana.slice(cut))
    }
  }

  /**
   * The readings of a part, folded to Latin letters, each with how well the lessons bear it out; empty where they do
   * not reach.
   * Of the ways to read one kanji, those that are only the beginning (or end) of one as frequent are left out.
   */
  read(native: string): Map<string, number> {
    const found = new Map<string, number>()
    const [first, second, third] = native
    if (first === undefined || second === undefined || third !== undefined) return found
    const starts = likely(this.#starts.get(first), (longer, shorter) => longer.startsWith(shorter))
    const ends = likely(this.#ends.get(second), (longer, shorter) => longer.endsWith(shorter))
    for (const [start, met] of starts) {
      for (const [end, alsoMet] of ends) found.set(foldKana(start + end), Math.min(met, alsoMet))
    }
    return found
  }
}

function likely(
  readings: ReadonlyMap<string, number> | undefined,
  contains: (longer: string, shorter: string) => boolean,
): [string, number][] {
  if (readings === undefined) return []
  const met = [...readings].filter(([, count]) => count >= MET)
  return met
    .filter(
      ([text, count]) =>
        !met.some(([other, times]) => other.length > text.length && times * 1.7 >= count && contains(other, text)),
    )
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, 3)
}
