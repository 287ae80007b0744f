/**
 * Codes as small pictures of one pixel a module, 0 black and 255 white, quiet zone included: what the optics then
 * photograph.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import QRCode from 'qrcode'
import { prepareZXingModule, writeBarcode, type WriteInputBarcodeFormat } from 'zxing-wasm/writer'

/** A picture of one byte a pixel. */
export interface Gray {
  data: Uint8Array
  width: number
  height: number
}

/** A printed code: lines are stretched to a height, matrices keep square modules. */
export interface PrintedCode extends Gray {
  linear: boolean
}

/** Puts a white margin of `quiet` modules around. */
function withMargin(code: Gray, quiet: number): Gray {
  const width = code.width + 2 * quiet
  const height = code.height + 2 * quiet
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < code.height; y++) {
    data.set(code.data.subarray(y * code.width, (y + 1) * code.width), (y + quiet) * width + quiet)
  }
  return { data, width, height }
}

/** A QR code drawn by `qrcode`. Bytes are written as they are, so that Shift_JIS without any mark of it can be made. */
export function qrCode(
  content: string | Uint8Array,
  options: { version?: number; level?: 'L' | 'M' | 'Q' | 'H' } = {},
): PrintedCode {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { modules } = QRCode.create([{ data: bytes, mode: 'byte' }], {
    errorCorrectionLevel: options.level ?? 'M',
    ...(options.version === undefined ? {} : { version: options.version }),
  })
  const data = Uint8Array.from(modules.data, (dark) => (dark ? 0 : 255))
  return { ...withMargin({ data, width: modules.size, height: modules.size }, 4), linear: false }
}

interface BitBuffer {
  put(value: number, length: number): void
}
const { prototype: bits } = createRequire(import.meta.url)('qrcode/lib/core/bit-buffer.js') as { prototype: BitBuffer }

/**
 * One of several QR codes that a message is spread over: `qrcode` cannot, so the header of the part (ISO/IEC 18004,
 * 8.2) is put before its first bits.
 */
export function qrPart(part: Uint8Array, index: number, size: number, parity: number): PrintedCode {
  const { put } = bits
  let first = true
  bits.put = function (this: BitBuffer, value, length) {
    if (first)
      for (const [head, count] of [
        [3, 4],
        [index, 4],
        [size - 1, 4],
        [parity, 8],
      ] as const)
        put.call(this, head, count)
    first = false
    put.call(this, value, length)
  }
  try {
    return qrCode(part, { version: 8 })
  } finally {
    bits.put = put
  }
}

let ready = false

/** Any other code, drawn by zxing-cpp; `format` as `DataMatrix`, `PDF417`, `AztecCode`, `Code128`, `MicroQRCode`. */
export async function barcode(text: string | Uint8Array, format: WriteInputBarcodeFormat): Promise<PrintedCode> {
  if (!ready) {
    const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
    prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
    ready = true
  }
  const { symbol, error } = await writeBarcode(text, { format, scale: 1, addQuietZones: false })
  if (error !== '') throw new Error(error)
  const linear = symbol.height <= 1 || /^(?:Code|ITF|EAN|Codabar)/.test(format)
  const row = { data: Uint8Array.from(symbol.data.subarray(0, symbol.width)), width: symbol.width, height: 1 }
  if (!linear) {
    const data = Uint8Array.from(symbol.data)
    return { ...withMargin({ data, width: symbol.width, height: symbol.height }, format === 'PDF417' ? 2 : 4), linear }
  }
  const margin = 10
  const wide = new Uint8Array(row.width + 2 * margin).fill(255)
  wide.set(row.data, margin)
  const height = Math.round(wide.length / 3)
  const data = new Uint8Array(wide.length * height)
  for (let y = 0; y < height; y++) data.set(wide, y * wide.length)
  return { data, width: wide.length, height, linear }
}
