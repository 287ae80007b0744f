/**
 * Do these bytes follow the multi-byte rules of a character set? It checks only the structure, not whether a code point
 * is assigned.
 */

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
export function isUtf8(bytes: Uint8Array): boolean {
  const end = bytes.length
  let i = 0
  while (i < end) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      i++
      continue
    }
    if (lead < 0xc2 || lead > 0xf4) return false
    const next = bytes[i + 1] ?? 0
    if (next < 0x80 || next > 0xbf) return false
    if (lead < 0xe0) {
      i += 2
      continue
    }
    if ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f)) return false
    if (((bytes[i + 2] ?? 0) & 0xc0) !== 0x80) return false
    if (lead < 0xf0) {
      i += 3
      continue
    }
    if ((lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f)) return false
    if (((bytes[i + 3] ?? 0) & 0xc0) !== 0x80) return false
    i += 4
  }
  return true
}

/** Shift_JIS as Windows writes it (code page 932): half-width kana alone, other high bytes in pairs. */
export function isShiftJis(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80 || (lead > 0xa0 && lead < 0xe0)) continue
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc) return false
    const trail = bytes[++i] ?? 0
    if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return false
  }
  return true
}

/** EUC-JP: pairs of A1 to FE, half-width kana after 8E, JIS X 0212 after 8F. */
export function isEucJp(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    if (lead === 0x8f) i++
    else if (lead !== 0x8e && (lead < 0xa1 || lead === 0xff)) return false
    const first = lead === 0x8f ? (bytes[i] ?? 0) : 0xa1
    const last = bytes[++i] ?? 0
    if (first < 0xa1 || first === 0xff || last < 0xa1 || last === 0xff || (lead === 0x8e && last > 0xdf)) return false
  }
  return true
}
