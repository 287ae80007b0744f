/**
 * The spare scanner engine: the decoder inside html5-qrcode, on the full frame. The package's own scanner is not used:
 * it shrinks the picture to its size on the screen and hides the bytes. The decoder is asked for windows-1252, so its
 * text gives the bytes back. It finds one code a picture, seldom Code 128, never Micro QR or Codabar, and is several
 * times slower. It needs neither WebAssembly nor a worker.
 */
import * as bundled from 'html5-qrcode/third_party/zxing-js.umd.js'
import type { Corners, FoundCode } from '../../shared/domain/scan/code.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'
import type { LookFor } from '../../shared/decode/look.ts'
import type { GrayPicture } from '../../shared/decode/zxing.ts'

interface Result {
  getText(): string
  getBarcodeFormat(): number
  getResultPoints(): ({ getX(): number; getY(): number } | null)[] | null
}
interface Decoder {
  BarcodeFormat: Record<string, number>
  DecodeHintType: Record<'POSSIBLE_FORMATS' | 'TRY_HARDER' | 'CHARACTER_SET', number>
  RGBLuminanceSource: new (gray: Uint8ClampedArray, width: number, height: number) => object
  HybridBinarizer: new (source: object) => object
  BinaryBitmap: new (binarizer: object) => object
  MultiFormatReader: new (verbose: boolean, hints: Map<number, unknown>) => { decode(bitmap: object): Result }
}

// A bundler and Node export a CommonJS package differently.
const shown: object = bundled
const decoder = ('MultiFormatReader' in shown ? shown : (shown as { default: object }).default) as Decoder

const FORMATS = {
  qr: 'QR_CODE',
  data_matrix: 'DATA_MATRIX',
  pdf417: 'PDF_417',
  aztec: 'AZTEC',
  code128: 'CODE_128',
  code39: 'CODE_39',
  itf: 'ITF',
  ean13: 'EAN_13',
  ean8: 'EAN_8',
} as const satisfies Partial<Record<Symbology, string>>
const NAMED_FORMATS = Object.entries(FORMATS) as [keyof typeof FORMATS, string][]

const WINDOWS_1252 = new Map(
  Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, i) => i))).map(
    (char, byte) => [char, byte],
  ),
)

/** The bytes of a text that was decoded as windows-1252 or Latin-1, or null where it holds other characters. */
function latinBytes(text: string): Uint8Array | null {
  const bytes = Array.from(
    text,
    (char) => WINDOWS_1252.get(char) ?? (char.charCodeAt(0) < 256 ? char.charCodeAt(0) : -1),
  )
  return bytes.includes(-1) ? null : Uint8Array.from(bytes)
}

function decodeOnce(picture: GrayPicture, lookFor: LookFor, charset: string | null): Result | null {
  const all = lookFor.symbologies.length === 0
  const wanted = NAMED_FORMATS.filter(([symbology]) => all || lookFor.symbologies.includes(symbology))
  if (wanted.length === 0) return null
  const { DecodeHintType } = decoder
  const hints = new Map<number, unknown>([
    [DecodeHintType.POSSIBLE_FORMATS, wanted.map(([, name]) => decoder.BarcodeFormat[name])],
  ])
  if (lookFor.effort === 'thorough' || lookFor.effort === 'photo') hints.set(DecodeHintType.TRY_HARDER, true)
  if (charset !== null) hints.set(DecodeHintType.CHARACTER_SET, charset)
  const { buffer, byteOffset } = picture.gray
  const gray = new Uint8ClampedArray(buffer, byteOffset, picture.width * picture.height)
  const bitmap = new decoder.BinaryBitmap(
    new decoder.HybridBinarizer(new decoder.RGBLuminanceSource(gray, picture.width, picture.height)),
  )
  try {
    return new decoder.MultiFormatReader(false, hints).decode(bitmap)
  } catch (error) {
    // No code, or an unreadable one. This decoder throws its own exceptions for both, and TypeErrors on some damaged
    // codes.
    if (error instanceof Error) return null
    throw error
  }
}

/** Looks for one code. */
export function readWithHtml5Qrcode(picture: GrayPicture, lookFor: LookFor): FoundCode[] {
  const result = decodeOnce(picture, lookFor, 'windows-1252')
  if (result === null) return []
  const symbology = NAMED_FORMATS.find(([, name]) => decoder.BarcodeFormat[name] === result.getBarcodeFormat())?.[0]
  if (symbology === undefined) return []
  // Kanji segments and declared character sets arrive as real text. Then only the decoder's own guess at the rest is
  // left.
  const bytes =
    latinBytes(result.getText()) ?? new TextEncoder().encode((decodeOnce(picture, lookFor, null) ?? result).getText())
  return [{ bytes, symbology, corners: cornersOf(result) }]
}

function cornersOf(result: Result): Corners {
  const points = (result.getResultPoints() ?? []).filter((point) => point !== null)
  // Infinity where the decoder gives no points. Then the code counts as being at the top left.
  const finite = (value: number): number => (Number.isFinite(value) ? value : 0)
  const [left, right] = [Math.min, Math.max].map((end) => finite(end(...points.map((point) => point.getX())))) as [
    number,
    number,
  ]
  const [top, bottom] = [Math.min, Math.max].map((end) => finite(end(...points.map((point) => point.getY())))) as [
    number,
    number,
  ]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}
