/**
 * A stored picture of a business card. It is decoded and encoded again, so no place, device or time of the camera and
 * no hidden data is stored, whatever the page sent.
 */
import { pictureFile } from '../../shared/decode/picture-file.ts'
import { AppError } from '../../shared/errors.ts'

/** Pixels of the longer side: enough to read the small print of a card. */
const SIDE = 1_600
const QUALITY = 80
const MAX_MEGAPIXELS = 60

function refused(cause: unknown): AppError {
  const tooLarge = cause instanceof Error && cause.message.includes('exceeds pixel limit')
  return tooLarge
    ? new AppError('image_too_large', { file: '', limit: MAX_MEGAPIXELS }, { cause })
    : new AppError('image_unreadable', { file: '' }, { cause })
}

/** JPEG, upright, at most 1,600 pixels a side. Throws `image_unreadable` or `image_too_large`. */
export async function toCardJpeg(bytes: Uint8Array): Promise<Uint8Array> {
  // Other formats are refused: an SVG, for example, may refer to other files.
  const kind = pictureFile(bytes)?.kind
  if (kind === undefined || kind === 'heic') throw new AppError('image_unreadable', { file: '' })
  // Loaded with the first card: it would take a fifth of the app's start.
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes, { limitInputPixels: MAX_MEGAPIXELS * 1e6, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: QUALITY, mozjpeg: false })
      .toBuffer()
  } catch (cause) {
    throw refused(cause)
  }
}
