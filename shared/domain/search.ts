/** One form for search terms and for searched text. */
import { withPlainLetters } from './person/latin.ts'

/**
 * NFKC (full-width and half-width become one), lower case, hiragana as katakana, no accents, single blanks. `たなか`,
 * `ﾀﾅｶ` and `タナカ` give the same key; so do `Müller` and `MULLER`, `Łukasz` and `lukasz`, `Işık` and `ISIK`.
 */
export function searchKey(text: string): string {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .normalize('NFD')
    // Removes Latin accents and keeps the voicing marks of kana (U+3099, U+309A).
    .replace(/[\u0300-\u036f]/g, '')
  return withPlainLetters(bare).normalize('NFC').replace(/\s+/g, ' ').trim()
}
