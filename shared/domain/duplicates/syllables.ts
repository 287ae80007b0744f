/**
 * Learns how single kanji are read in names, from names whose reading is given: 貴行 タカユキ and 貴志 タカシ teach that 貴 is タカ
 * at the start. So a new name can be compared with its romaji. Only names of two kanji teach and are read.
 */
import { tallyUnder } from './counts.ts'
import { foldKana } from './romaji.ts'

/** A half counts after it occurred in this many different names. */
const MET = 2

export class Syllables {
  /** For each kanji the starts (or ends) of readings, each with its number of names. */
  readonly #starts = new Map<string, Map<string, number>>()
  readonly #ends = new Map<string, Map<string, number>>()
  readonly #taught = new Set<string>()

  /** Learns from a name part of two kanji and its reading in katakana. The same part and reading teach only once. */
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
   * The readings of a part, in folded Latin letters, each with how often names confirm it; empty where no lesson fits.
   * A reading of a kanji that is only the beginning (or end) of an equally frequent one is left out.
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
