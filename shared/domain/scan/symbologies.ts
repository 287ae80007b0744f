/**
 * The kinds of printed code that Enishi looks for, and their names in zxing-cpp. Until an exhibition's badges are
 * known, it looks for every kind. Fewer kinds make each frame cheaper.
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

/** The name in zxing-cpp for each of our kinds. */
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

/** Names that zxing-cpp may answer with for variants of the same kind of code. */
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

/** Our word for a format of zxing-cpp; null for kinds that Enishi never looks for. */
export function symbologyOf(format: string): Symbology | null {
  return BY_FORMAT.get(format) ?? null
}

/** Is the code made of lines? Most decoders lose such codes when they are tilted by 15° or more. */
export function isLinear(symbology: Symbology): boolean {
  return ['code128', 'code39', 'itf', 'ean13', 'ean8', 'codabar'].includes(symbology)
}
