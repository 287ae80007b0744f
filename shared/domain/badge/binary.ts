/**
 * Finds bytes that are no text: random data, chip contents, images. Their reading is `opaque`, with a hash as the code.
 */
import type { Decoded } from './charset.ts'
import { withoutEnds } from './text.ts'

/** C0 controls that occur in text, or as separators and end marks in codes of ISO 15434 and GS1. */
const ORDINARY_CONTROLS = [0x04, 0x09, 0x0a, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f].reduce((bits, code) => bits | (1 << code), 0)

/** So many characters of private use may be in a text that was typed: names hold some that Unicode lacks (外字). */
const OWN_CHARACTERS = 8

/**
 * No text: more than one control character, and more than one in ten. Where any bytes would have fitted the set, the
 * limits are one in fifty, or hardly any letters of Western text. In UTF-16 one random character in eight is of private
 * use or half of a pair. Above one in twelve, and more than a person would type, the bytes are random.
 */
export function isBinary({ text: whole, charset }: Decoded): boolean {
  // Padding of fixed-size fields and what scanners add around a code say nothing about the content.
  const text = withoutEnds(whole)
  let controls = 0
  let odd = 0
  let own = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x1f && code < 0x7f) continue
    if (code < 0x20 ? ((ORDINARY_CONTROLS >>> code) & 1) === 0 : code < 0xa0 || code === 0xfffd) controls++
    else if (code > 0x9f && code < 0xc0) odd++
    else if (code > 0xdfff && code < 0xf900) own++
  }
  if (controls > 1 && controls * 10 > text.length) return true
  // Any bytes are valid UTF-16 after two bytes that look like its mark.
  const isUtf16 = charset === 'utf-16le' || charset === 'utf-16be'
  if ((isUtf16 || charset === 'windows-1252') && controls * 50 > text.length) return true
  if (isUtf16 && own > OWN_CHARACTERS && (own + controls) * 12 > text.length) return true
  return charset === 'windows-1252' && odd * 4 > text.length
}
