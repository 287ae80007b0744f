/** Kana: which text is a kana reading, and one writing for all of them (full-width katakana). */

const READING = /^[\u3041-\u3096\u309b-\u309e\u30a1-\u30fe\uff65-\uff9f\s]+$/
const HALF_WIDTH = /[\uff65-\uff9f]+/g
const HIRAGANA = /[\u3041-\u3096\u309d\u309e]/g
const HIRAGANA_TO_KATAKANA = 0x60

/** Is this text written in kana alone (any width, blanks and middle dots allowed), with at least one of them? */
export function isKana(text: string): boolean {
  return READING.test(text) && text.trim() !== '' && text !== '・' && text !== 'ー'
}

/** Is this kana, all of it half-width? Only readings and old machines write so. */
export function isHalfWidthKana(text: string): boolean {
  return /^[\uff65-\uff9f\s]+$/.test(text) && text.trim() !== ''
}

/** Half-width kana and hiragana as full-width katakana; every other letter stays. */
export function toKatakana(text: string): string {
  return text
    .replace(HALF_WIDTH, (run) => run.normalize('NFKC'))
    .replace(HIRAGANA, (letter) => String.fromCharCode(letter.charCodeAt(0) + HIRAGANA_TO_KATAKANA))
}
