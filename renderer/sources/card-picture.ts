/**
 * Prepares a picture of a business card for keeping: JPEG, at most 1600 px on its long side, upright. It is drawn
 * again, so no metadata of the file (place, time, device) stays in it.
 */
import { AppError } from '../../shared/errors.ts'
import { openPicture } from './photo.ts'

/** Long side of a kept picture, in pixels: a card's small print stays readable. */
export const CARD_SIDE = 1600
const QUALITY = 0.85

/**
 * Draws a file, or the present frame of the video, as a JPEG.
 * @throws AppError `image_unreadable` where this browser cannot open it as a picture, `image_too_large`
 */
export async function cardPicture(source: Blob | HTMLVideoElement): Promise<Blob> {
  const bitmap = source instanceof Blob ? await openPicture(source) : await createImageBitmap(source)
  try {
    const scale = Math.min(1, CARD_SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    )
    const context = canvas.getContext('2d')
    if (context === null) throw new AppError('image_unreadable', { file: '' })
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  } finally {
    bitmap.close()
  }
}
