/**
 * Rewrites ISO-2022-JP as EUC-JP with the same characters. Its Japanese bytes look like ";" and ":", so its text cannot
 * be split before this. Knows JIS X 0201, 0208, 0212, and 0213 plane 1 where it equals 0208. Source: RFC 1468, RFC
 * 2237, JIS X 0202.
 */
const ESC = 0x1b

type Shape = 'single' | 'kana' | 'double' | 'supplement'

/** The escape sequences, as the text after ESC. */
const ESCAPES: readonly (readonly [string, Shape])[] = [
  ['(B', 'single'],
  ['(J', 'single'],
  ['(H', 'single'],
  ['(I', 'kana'],
  ['$@', 'double'],
  ['$B', 'double'],
  ['$(@', 'double'],
  ['$(B', 'double'],
  ['$(O', 'double'],
  ['$(Q', 'double'],
  ['$(D', 'supplement'],
]

function escapeAt(bytes: Uint8Array, at: number): readonly [string, Shape] | undefined {
  return ESCAPES.find(([text]) => [...text].every((letter, k) => bytes[at + 1 + k] === letter.charCodeAt(0)))
}

/** Does an escape sequence select a Japanese set, and are all high bytes half-width kana? */
export function isIso2022Jp(bytes: Uint8Array): boolean {
  let called = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === ESC) called ||= (escapeAt(bytes, i)?.[1] ?? 'single') !== 'single'
    else if (byte > 0x7f && (byte < 0xa1 || byte > 0xdf)) return false
  }
  return called
}

/** The same text in EUC-JP. Knows shift-out and 8-bit kana. A line end returns to ASCII. */
export function iso2022ToEuc(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length * 2)
  let length = 0
  let shape: Shape = 'single'
  let shiftedOut = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === ESC) {
      const found = escapeAt(bytes, i)
      if (found !== undefined) {
        shape = found[1]
        i += found[0].length
        continue
      }
    }
    if (byte === 0x0e || byte === 0x0f) {
      shiftedOut = byte === 0x0e
      continue
    }
    if (byte === 0x0a || byte === 0x0d) {
      shape = 'single'
      shiftedOut = false
    }
    if (byte > 0xa0 || (byte > 0x20 && byte < 0x60 && (shape === 'kana' || shiftedOut))) {
      out[length++] = 0x8e
      out[length++] = byte | 0x80
    } else if (byte > 0x20 && byte < 0x7f && (shape === 'double' || shape === 'supplement')) {
      if (shape === 'supplement') out[length++] = 0x8f
      out[length++] = byte | 0x80
      out[length++] = (bytes[++i] ?? 0x21) | 0x80
    } else {
      out[length++] = byte
    }
  }
  return out.subarray(0, length)
}
