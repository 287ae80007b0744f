/**
 * The kinds of printed code that Enishi looks for, in our words, and how zxing-cpp names them. Everything a badge is
 * known
 * to hold is looked for until an exhibition's badges are known; then fewer kinds make each frame cheaper.
 */
export const SYMBOLOGIES = [
  'qr',
  'micro_qr',
  'data_matrix',
  'pdf417',
  'aztec',
  'code128',
  'code39',
  'itf',
  'ean13',
  'ean8',
  'codabar',
] as const
export type Symbology = (typeof SYMBOLOGIES)[number]

/** Names of zxing-cpp's formats to ask for, one for each of ours. */
export const ZXING_FORMATS = {
  qr: 'QRCode',
  micro_qr: 'MicroQRCode',
  data_matrix: 'DataMatrix',
  pdf417: 'PDF417',
  aztec: 'Aztec',
  code128: 'Code128',
  code39: 'Code39',
  itf: 'ITF',
  ean13: 'EAN13',
  ean8: 'EAN8',
  codabar: 'Codabar',
} as const satisfies Record<Symbology, string>

/** What zxing-cpp may answer, where that is another name than the one asked for: variants of the same kind of code. */
const VARIANTS: Readonly<Record<string, Symbology>> = {
  QRCodeModel1: 'qr',
  QRCodeModel2: 'qr',
  RMQRCode: 'micro_qr',
  CompactPDF417: 'pdf417',
  MicroPDF417: 'pdf417',
  AztecCode: 'aztec',
  AztecRune: 'aztec',
  Code39Std: 'code39',
  Code39Ext: 'code39',
  Code32: 'code39',
  PZN: 'code39',
  ITF14: 'itf',
  ISBN: 'ean13',
  UPCA: 'ean13',
  UPCE: 'ean8',
}

const BY_FORMAT: ReadonlyMap<string, Symbology> = new Map([
  ...Object.entries(VARIANTS),
  ...SYMBOLOGIES.map((symbology) => [ZXING_FORMATS[symbology], symbology] as const),
])

/** Our word for a format of zxing-cpp; null for kinds that Enishi never asks for. */
export function symbologyOf(format: string): Symbology | null {
  return BY_FORMAT.get(format) ?? null
}

/** Is the code made of lines? Such codes must be held level: tilted by 15° most decoders lose them. */
export function isLinear(symbology: Symbology): boolean {
  return ['code128', 'code39', 'itf', 'ean13', 'ean8', 'codabar'].includes(symbology)
}
