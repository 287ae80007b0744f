/**
 * Codes in photos that were dropped or chosen: opened by the browser, looked at with every aid, and, where zxing finds
 * nothing, by the second engine as well. One photo at a time, so that a hundred of them do not fill the memory.
 */
import { pictureFile } from '../../shared/decode/picture-file.ts'
import { AppError } from '../../shared/errors.ts'
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { createDecoder, type Decoder } from './decoder.ts'
import type { Found } from './protocol.ts'

/** More pixels than any phone's camera makes. */
export const MAX_MEGAPIXELS = 60
/** Long side to which larger photos are brought down: a badge that fills a tenth of it is still read. */
const LONG_SIDE = 4096
/** Far more of a file than its size needs, and no more than a photo's metadata ever takes. */
const HEAD = 1_000_000

/**
 * Opens a picture file the way up that its metadata tells, brought down where it is very large.
 * @throws AppError `image_unreadable` (no picture, damaged, or a kind the browser cannot open, as HEIC),
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
   * The codes in a photo; none is no error.
   * @throws AppError `image_unreadable`, `image_too_large`, `decoder_unavailable`
   */
  read(file: Blob): Promise<Found>
  dispose(): void
}

/** A decoder with a worker of its own, started with the first photo; the camera goes on meanwhile. */
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
