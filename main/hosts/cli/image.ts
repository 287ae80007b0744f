/**
 * Reads codes from picture files for the command, with the page's scanner engine and `sharp`. All code comes from
 * installed packages; nothing is downloaded.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import sharp from 'sharp'
import type { Sharp } from 'sharp'
import { createLook, type ReadCodes } from '../../../shared/decode/look.ts'
import { pictureFile } from '../../../shared/decode/picture-file.ts'
import { startZxing } from '../../../shared/decode/zxing.ts'
import type { FoundCode } from '../../../shared/domain/scan/code.ts'
import { AppError } from '../../../shared/errors.ts'

/** More megapixels than a phone camera makes. A picture that claims more is an attack or a mistake. */
export const MAX_MEGAPIXELS = 60

let decoder: Promise<ReadCodes> | null = null

async function start(): Promise<ReadCodes> {
  try {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
    return createLook(await startZxing(await readFile(wasm)))
  } catch (cause) {
    throw new AppError('decoder_unavailable', { detail: String(cause) }, { cause })
  }
}

/**
 * The codes in one picture, rotated as its metadata says.
 * @param bytes the whole file: PNG, JPEG or WebP
 * @param file its name, for the message
 * @throws AppError `image_unreadable`, `image_too_large`, `decoder_unavailable`
 */
export async function decodeImage(bytes: Uint8Array, file = ''): Promise<FoundCode[]> {
  // Other formats are refused: an SVG, for example, may refer to other files.
  const kind = pictureFile(bytes)?.kind
  if (kind === undefined || kind === 'heic') throw new AppError('image_unreadable', { file })
  const open = (): Sharp => sharp(bytes, { limitInputPixels: MAX_MEGAPIXELS * 1e6, failOn: 'error', pages: 1 })
  const refused = (cause: unknown): AppError => {
    const tooLarge = cause instanceof Error && cause.message.includes('exceeds pixel limit')
    if (tooLarge) return new AppError('image_too_large', { file, limit: MAX_MEGAPIXELS }, { cause })
    return new AppError('image_unreadable', { file }, { cause })
  }
  const { width, height } = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch((cause: unknown) => {
      throw refused(cause)
    })
  if (width * height > MAX_MEGAPIXELS * 1e6) throw new AppError('image_too_large', { file, limit: MAX_MEGAPIXELS })
  const pixels = open().autoOrient().flatten({ background: '#fff' }).toColourspace('b-w').raw()
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true }).catch((cause: unknown) => {
    throw refused(cause)
  })
  const gray = info.channels === 1 ? data : firstChannel(data, info.channels)
  decoder ??= start()
  try {
    const read = await decoder
    return read({ gray, width: info.width, height: info.height }, { effort: 'photo', several: true, symbologies: [] })
  } catch (error) {
    // An engine that could not start may start next time. An engine that failed while working is not used again.
    decoder = null
    throw error
  }
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  return Uint8Array.from({ length: data.length / channels }, (_, i) => data[i * channels] ?? 0)
}
