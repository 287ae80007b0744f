/**
 * Turns bytes into text when nobody names the character set. The order: byte order mark; ISO-2022-JP by its escape
 * sequences; strict UTF-8, except for a few letters that only EUC-JP explains; Shift_JIS (code page 932), EUC-JP and
 * Windows-1252 by score; a different set in each stretch (Kanji-mode segments beside UTF-8); damaged or cut text of one
 * set; at last Windows-1252, which fits any bytes.
 */
import { iso2022ToEuc, isIso2022Jp } from './iso2022.ts'
import { japaneseScore } from './japanese.ts'
import type { ReadingWarning } from './reading.ts'
import { isEucJp, isShiftJis, isUtf8 } from './structure.ts'

export type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-2022-jp' | 'shift_jis' | 'euc-jp' | 'windows-1252'

export interface Decoded {
  text: string
  /** 'mixed' where the stretches of the text are in different sets. */
  charset: Charset | 'mixed'
  /** What is uncertain: charset_guessed, charset_fallback, characters_replaced. */
  warnings: ReadingWarning[]
}

const DECODERS = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
  shift_jis: new TextDecoder('shift_jis'),
  'euc-jp': new TextDecoder('euc-jp'),
}

/** Windows-1252 for 80 to 9F. Its five gaps stay C1 controls, as in the Encoding Standard. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const REPLACEMENT = '\ufffd'
/** Two decodings whose scores differ by less than this a high byte make a guess. */
const SURE_LEAD = 0.6
/** Where every letter scores at least this, all are ordinary in Japanese. */
const ORDINARY = 3.5
/** Text with more high bytes than this is not valid in two sets by chance. */
const SHORT = 12
/** Letters of two bytes in UTF-8, none next to an ASCII letter. */
const LONE_LETTERS = /^(?:[\x00-\x7f]|(?<![A-Za-z])[\u0080-\u07ff](?![A-Za-z]))*$/
/** At least three letters beyond ASCII, all of Japanese writing. */
const THREE_JAPANESE =
  /^[\x00-\x7f]*(?:[\u2010-\u30ff\u3200-\u9fff\ud800-\udfff\uf900-\ufaff\uff01-\uff9f][\x00-\x7f]*){3,}$/
/** Damaged text still belongs to its set when at most one high byte in this many is wrong. */
const HIGH_BYTES_AN_ERROR = 8

function decodeWindows1252(bytes: Uint8Array): string {
  let out = ''
  for (const byte of bytes) out += byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte)
  return out
}

/** Decodes with the named set. Unknown bytes become U+FFFD. Never throws. */
export function decodeAs(charset: Charset, bytes: Uint8Array): string {
  if (charset === 'windows-1252') return decodeWindows1252(bytes)
  if (charset === 'iso-2022-jp') return DECODERS['euc-jp'].decode(iso2022ToEuc(bytes))
  return DECODERS[charset].decode(bytes)
}

/** The number of bytes beyond ASCII; counting stops at `enough`. */
function countHigh(bytes: Uint8Array, enough = Infinity): number {
  let high = 0
  for (let i = 0; i < bytes.length && high < enough; i++) if (bytes[i]! > 0x7f) high++
  return high
}

interface Candidate {
  charset: Charset
  text: string
  score: number
}

/** Do the bytes fit, except for a last character that is cut off? */
function fitsCutOff(fits: (bytes: Uint8Array) => boolean, bytes: Uint8Array, longest: number): boolean {
  for (let missing = 1; missing < longest; missing++) {
    const at = bytes.length - missing
    if (at > 0 && bytes[at]! > 0x80 && fits(bytes.subarray(0, at))) return true
  }
  return false
}

const MULTI_BYTE = [
  { charset: 'shift_jis', fits: isShiftJis, longest: 2, kanaBytes: 1 },
  { charset: 'euc-jp', fits: isEucJp, longest: 3, kanaBytes: 2 },
  { charset: 'utf-8', fits: isUtf8, longest: 4, kanaBytes: 3 },
] as const

/**
 * The sets in which these bytes, which are not wholly UTF-8, are valid to the end or to a last character that is cut
 * off; best first.
 */
function candidatesFor(bytes: Uint8Array): Candidate[] {
  const found: Candidate[] = []
  for (const { charset, fits, longest, kanaBytes } of MULTI_BYTE) {
    if ((charset === 'utf-8' || !fits(bytes)) && !fitsCutOff(fits, bytes, longest)) continue
    const text = decodeAs(charset, bytes)
    const error = text.indexOf(REPLACEMENT)
    if (error < 0 || error === text.length - 1) found.push({ charset, text, score: japaneseScore(text, kanaBytes) })
  }
  return found.sort((a, b) => b.score - a.score)
}

function byScore(bytes: Uint8Array): Decoded | null {
  const candidates = candidatesFor(bytes)
  if (candidates.length === 0) return null
  const high = countHigh(bytes)
  // Western text never reaches this score in a Japanese set. Above it, Windows-1252 is not tried.
  if (candidates[0]!.score < high) {
    const western = decodeAs('windows-1252', bytes)
    candidates.push({ charset: 'windows-1252', text: western, score: japaneseScore(western) })
    candidates.sort((a, b) => b.score - a.score)
  }
  const [best, second] = candidates as [Candidate, ...Candidate[]]
  if (best.charset === 'windows-1252')
    return { text: best.text, charset: 'windows-1252', warnings: ['charset_fallback'] }
  if (best.text.endsWith(REPLACEMENT))
    return { text: best.text, charset: best.charset, warnings: ['charset_guessed', 'characters_replaced'] }
  const sure = best.score - Math.max(second?.score ?? 0, 0) >= SURE_LEAD * high
  return { text: best.text, charset: best.charset, warnings: sure ? [] : ['charset_guessed'] }
}

/**
 * The stretches between bytes under 0x40, each with the byte that ends it. In none of the sets does a multi-byte
 * character hold such a byte.
 */
function* stretches(bytes: Uint8Array): Generator<{ stretch: Uint8Array; end: string }> {
  let start = 0
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && bytes[i]! >= 0x40) continue
    yield { stretch: bytes.subarray(start, i), end: i < bytes.length ? String.fromCharCode(bytes[i]!) : '' }
    start = i + 1
  }
}

/**
 * Is it UTF-8 not only by accident? Rare kanji of another set sometimes look like one or two letters of UTF-8. They
 * hardly look like ordinary letters, or letters next to an ASCII letter.
 */
function isPlainUtf8(bytes: Uint8Array): boolean {
  if (!isUtf8(bytes)) return false
  const text = decodeAs('utf-8', bytes)
  return THREE_JAPANESE.test(text) || japaneseScore(text) >= ORDINARY * text.length
}

/**
 * Is there a stretch of three bytes or more that is UTF-8 for kana or kanji, in bytes that are not UTF-8 as a whole?
 */
function hasUtf8Stretch(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0xe3 || bytes[i]! > 0xe9 || (i > 0 && bytes[i - 1]! > 0x7f)) continue
    let start = i
    let end = i
    while (start > 0 && bytes[start - 1]! >= 0x40) start--
    while (end < bytes.length && bytes[end]! >= 0x40) end++
    if (isPlainUtf8(bytes.subarray(start, end))) return true
    i = end
  }
  return false
}

function byStretch(bytes: Uint8Array): Decoded | null {
  let text = ''
  for (const { stretch, end } of stretches(bytes)) {
    const decoded = isUtf8(stretch)
      ? decodeAs('utf-8', stretch)
      : candidatesFor(stretch).find(({ text: whole }) => !whole.endsWith(REPLACEMENT))?.text
    if (decoded === undefined) return null
    text += decoded + end
  }
  return japaneseScore(text) > japaneseScore(decodeWindows1252(bytes))
    ? { text, charset: 'mixed', warnings: ['charset_guessed'] }
    : null
}

/** One set for all, or one for each stretch if that scores better. */
function byScoreOrStretch(bytes: Uint8Array): Decoded | null {
  const whole = byScore(bytes)
  if (whole !== null && !hasUtf8Stretch(bytes)) return whole
  const mixed = byStretch(bytes)
  return mixed !== null && (whole === null || japaneseScore(mixed.text) > japaneseScore(whole.text)) ? mixed : whole
}

/** Text of one set with a few wrong bytes. */
function damaged(bytes: Uint8Array): Decoded | null {
  const high = countHigh(bytes)
  let best: (Candidate & { errors: number }) | null = null
  for (const { charset, kanaBytes } of MULTI_BYTE) {
    const text = decodeAs(charset, bytes)
    const errors = text.split(REPLACEMENT).length - 1
    if (errors * HIGH_BYTES_AN_ERROR > high) continue
    const score = japaneseScore(text, kanaBytes)
    if (best === null || score > best.score) best = { charset, text, errors, score }
  }
  if (best === null || best.score + 10 * best.errors <= Math.max(0, japaneseScore(decodeWindows1252(bytes))))
    return null
  return { text: best.text, charset: best.charset, warnings: ['charset_guessed', 'characters_replaced'] }
}

function byMark(bytes: Uint8Array): Decoded | null {
  const charset =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      ? 'utf-8'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : null
  if (charset === null) return null
  // The printer put a mark before bytes of another set. The other rules judge the bytes after it.
  if (charset === 'utf-8' && !isUtf8(bytes)) return decodeBytes(bytes.subarray(3))
  const text = decodeAs(charset, bytes)
  return { text, charset, warnings: text.includes(REPLACEMENT) ? ['characters_replaced'] : [] }
}

/** Ordinary kanji of EUC-JP can be valid UTF-8 too, of letters that occur in no word: 劉 芳 is έ ˧. */
function shortEuc(bytes: Uint8Array): Decoded | null {
  const high = countHigh(bytes, SHORT + 1)
  if (high === 0 || high > SHORT || !isEucJp(bytes) || !LONE_LETTERS.test(decodeAs('utf-8', bytes))) return null
  const text = decodeAs('euc-jp', bytes)
  return japaneseScore(text) < ORDINARY * (high / 2) ? null : { text, charset: 'euc-jp', warnings: ['charset_guessed'] }
}

/** The text of these bytes. Never throws; linear in their number. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked !== null) return marked
  if (bytes.includes(0x1b) && isIso2022Jp(bytes)) {
    const text = decodeAs('iso-2022-jp', bytes)
    return { text, charset: 'iso-2022-jp', warnings: text.includes(REPLACEMENT) ? ['characters_replaced'] : [] }
  }
  if (isUtf8(bytes)) return shortEuc(bytes) ?? { text: decodeAs('utf-8', bytes), charset: 'utf-8', warnings: [] }
  return (
    byScoreOrStretch(bytes) ??
    damaged(bytes) ?? { text: decodeWindows1252(bytes), charset: 'windows-1252', warnings: ['charset_fallback'] }
  )
}

const LABELS: ReadonlyMap<string, Charset> = new Map<string, Charset>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['shift_jis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['shiftjis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['x-sjis', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['cp932', 'shift_jis'],
  ['ms_kanji', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['euc-jp', 'euc-jp'],
  ['eucjp', 'euc-jp'],
  ['x-euc-jp', 'euc-jp'],
  ['iso-2022-jp', 'iso-2022-jp'],
  ['jis', 'iso-2022-jp'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['iso-8859-15', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
])

/**
 * Text of bytes whose character set is declared, as in vCard's CHARSET. The bytes themselves decide where the label is
 * unknown, contradicts them, or is left over from before a program rewrote the text as UTF-8.
 */
export function decodeDeclared(label: string, bytes: Uint8Array): Decoded {
  const charset = LABELS.get(label.trim().toLowerCase())
  const detected = decodeBytes(bytes)
  if (charset === undefined) return detected
  if (charset === detected.charset)
    return { ...detected, warnings: detected.warnings.filter((warning) => warning === 'characters_replaced') }
  // Bytes of ISO-2022-JP that were rewritten as EUC-JP before the text was split.
  if (charset === 'iso-2022-jp' && !bytes.includes(0x1b)) return { ...detected, warnings: [] }
  const text = decodeAs(charset, bytes)
  if (text.includes(REPLACEMENT))
    return detected.charset === 'utf-8' ? detected : { ...detected, warnings: ['charset_guessed'] }
  const japanese = charset === 'shift_jis' || charset === 'euc-jp'
  if (detected.charset === 'utf-8' && japanese && japaneseScore(detected.text) >= japaneseScore(text)) return detected
  return { text, charset, warnings: [] }
}
