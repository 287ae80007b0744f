/**
 * One spelling for a name in Latin letters or in kana: Ōno, Ohno, Oono and オオノ become equal, and so do Satou and Sato.
 * Hepburn, Kunrei and passport spellings fall together, and German ae/oe/ue with their umlauts. The folded spelling is
 * a key: it is compared, never shown.
 */
import { toRomaji } from 'wanakana'
import { withPlainLetters } from '../person/latin.ts'

/** Lower-case Latin letters without accents. All but a–z is dropped. */
export function plainLatin(text: string): string {
  return withPlainLetters(text.toLowerCase())
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
}

/** A single Latin word in the folded spelling; empty without a Latin letter. */
export function foldRoman(word: string): string {
  const folded = foldJapanese(plainLatin(word))
  // Umlauts written out. Japanese has the same pairs of vowels (前田, 井上), so only where the word cannot be Japanese.
  return isJapaneseLike(folded) ? folded : folded.replace(/([aou])e(?=[a-z])/g, '$1')
}

function foldJapanese(plain: string): string {
  return (
    plain
      // Kunrei and wapuro spellings to Hepburn
      .replace(/([stzj])y(?=[auo])/g, (_, c: string) => (c === 's' ? 'sh' : c === 't' ? 'ch' : 'j'))
      .replace(/si/g, 'shi')
      .replace(/ti/g, 'chi')
      .replace(/tu/g, 'tsu')
      .replace(/(?<![sc])hu/g, 'fu')
      .replace(/[zd]i/g, 'ji')
      .replace(/dz?u/g, 'zu')
      .replace(/tch/g, 'cch')
      .replace(/m(?=[bpm])/g, 'n')
      // long vowels
      .replace(/o(?:[ou]|h(?![aeiouy]))+/g, 'o')
      .replace(/u{2,}/g, 'u')
      .replace(/a{2,}/g, 'a')
      .replace(/i{2,}/g, 'i')
      .replace(/e{2,}/g, 'e')
  )
}

/** Could this folded word be Japanese: consonants and vowels in turn, apart from n and doubled consonants? */
export function isJapaneseLike(folded: string): boolean {
  return /^(?:(?:[kgnhbpmr]y?|sh?|ch|ts?|[zjdfyw])?[aiueo]|n|([kstpc])(?=\1|ch|sh|ts))+$/.test(folded)
}

const romajiMemo = new Map<string, string>()

function kanaToRomaji(kana: string): string {
  const known = romajiMemo.get(kana)
  if (known !== undefined) return known
  const made = toRomaji(
    kana
      .replace(/[ヅづ]/g, 'ズ')
      .replace(/[ヂぢ]/g, 'ジ')
      .replace(/[ヲを]/g, 'オ'),
  )
  if (romajiMemo.size > 20_000) romajiMemo.clear()
  romajiMemo.set(kana, made)
  return made
}

/** A word in kana as folded Latin letters, to compare with the result of `foldRoman`. */
export function foldKana(kana: string): string {
  return foldRoman(kanaToRomaji(kana))
}

/** A word in kana with its vowel lengths: オノ and オオノ differ, ユーコ and ユウコ do not. */
export function strictKana(kana: string): string {
  return kanaToRomaji(kana)
    .toLowerCase()
    .normalize('NFD')
    .replace(/([aeiou])\u0304/g, '$1$1')
    .normalize('NFC')
    .replace(/([aiueo])[ー-]/g, '$1$1')
    .replace(/ou/g, 'oo')
    .replace(/ei/g, 'ee')
    .replace(/[^a-z]/g, '')
}

/**
 * The consonants of a word that katakana would keep: Skytech and スカイテック give the same. It is for words that went from
 * one script to the other, and too coarse for anything else.
 */
export function skeleton(latin: string): string {
  return latin
    .replace(/tion/g, 'shon')
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/qu?/g, 'k')
    .replace(/ch|ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c/g, 'k')
    .replace(/g(?=[eiy])/g, 's')
    .replace(/th|ts|sh|z|j/g, 's')
    .replace(/r(?![aeiouy])/g, '')
    .replace(/l/g, 'r')
    .replace(/v/g, 'b')
    .replace(/f/g, 'h')
    .replace(/h(?![aeiouy])/g, '')
    .replace(/m(?=[bp])/g, 'n')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1')
}

/** The skeleton of a word in kana. */
export function skeletonOfKana(kana: string): string {
  return skeleton(plainLatin(kanaToRomaji(kana)))
}
