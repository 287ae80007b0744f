/**
 * Finds codes in photos that were dropped or chosen. The browser opens the photo, zxing looks with every aid, and where
 * it finds nothing the spare engine looks too. One photo at a time, so that a hundred of them do not fill the memory.
 */
import { pictureFile } from '../../shared/decode/picture-file.ts'
import { AppError } from '../../shared/errors.ts'
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { createDecoder, type Decoder } from './decoder.ts'
import type { Found } from './protocol.ts'

/** More pixels than any phone's camera makes. */
export const MAX_MEGAPIXELS = 60
/** Larger photos are scaled down to this long side. A badge that fills a tenth of it can still be read. */
const LONG_SIDE = 4096
/** The part of a file that is read for its size: no photo's metadata is longer. */
const HEAD = 1_000_000

/**
 * Opens a picture file, upright as its metadata says, scaled down where it is very large.
 * @throws AppError `image_unreadable` (no picture, damaged, or a kind that the browser cannot open, such as HEIC),
 * `image_too_large`
 */
export async function openPicture(file: Blob): Promise<ImageBitmap> {
  const name = file instanceof File ? file.name : ''
  const head = pictureFile(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()))
  if (head === null || head.kind === 'heic') throw new AppError('image_unreadable', { file: name })
  if ((head.width ?? 0) * (head.height ?? 0) > MAX_MEGAPIXELS * 1e6) {
    throw new AppError('image_too_large', { file: name, limit: MAX_MEGAPIXELS })
  }
  const open = async (): Promise<ImageBitmap> => {
    const whole = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = LONG_SIDE / Math.max(whole.width, whole.height)
    if (scale >= 1) return whole
    const options = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale) }
    return createImageBitmap(whole, { ...options, resizeQuality: 'medium' }).finally(() => whole.close())
  }
  return open().catch((cause: unknown) => {
    throw new AppError('image_unreadable', { file: name }, { cause })
  })
}

export interface PhotoDecoder {
  /**
   * The codes in a photo. No code is no error.
   * @throws AppError `image_unreadable`, `image_too_large`, `decoder_unavailable`
   */
  read(file: Blob): Promise<Found>
  dispose(): void
}

/** A decoder with its own worker, started with the first photo. The camera keeps running. */
export function createPhotoDecoder(engine: EngineName = 'zxing'): PhotoDecoder {
  const decoders = new Map<EngineName, Promise<Decoder>>()
  const decoderOf = (name: EngineName): Promise<Decoder> => {
    const known = decoders.get(name)
    if (known !== undefined) return known
    const fresh = createDecoder(name)
    decoders.set(name, fresh)
    fresh.catch(() => decoders.delete(name))
    return fresh
  }
  const look = async (name: EngineName, file: Blob): Promise<Found> =>
    (await decoderOf(name)).decode(await openPicture(file), { effort: 'photo', several: true, symbologies: [] })

  let last: Promise<unknown> = Promise.resolve()
  return {
    read(file) {
      const result = last.then(async () => {
        const found = await look(engine, file)
        if (found.codes.length > 0 || engine === 'html5-qrcode') return found
        const second = await look('html5-qrcode', file)
        return second.codes.length > 0 ? second : found
      })
      last = result.catch(() => undefined)
      return result
    },
    dispose() {
      for (const decoder of decoders.values())
        decoder.then(
          (running) => running.dispose(),
          () => undefined,
        )
      decoders.clear()
    },
  }
}
