/**
 * Kana that an input method shows while a name is being typed, before it becomes kanji: the reading of the name, which
 * staff
 * then need not type again. Follows the name until somebody types a reading by hand.
 */
import { toKatakana } from '../../../../shared/domain/person/kana.ts'

export interface AutoKana {
  /** The text that is being composed. */
  composing(data: string): void
  /** Composition ended; answers the kana to add, or "". */
  composed(): string
}

/** Hiragana, and the Latin letters that are still to become a syllable. */
const COMPOSING = /^([\u3041-\u3096ー]*)[a-zａ-ｚ]{0,3}$/i

/** One a field. */
export function createAutoKana(): AutoKana {
  let kana = ''
  return {
    composing(data) {
      const [, hiragana = ''] = COMPOSING.exec(data) ?? []
      // Kanji mean that the conversion has begun: what was there before is the reading. Less means that it was taken
      // back.
      if (COMPOSING.test(data)) kana = hiragana
    },
    composed() {
      const reading = toKatakana(kana)
      kana = ''
      return reading
    },
  }
}
