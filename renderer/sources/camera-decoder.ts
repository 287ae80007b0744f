/** The decoder that a camera uses: made at the first need, and made anew for another engine. */
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { createDecoder, type Decoder } from './decoder.ts'

export interface CameraDecoder {
  /** @throws AppError `decoder_unavailable` where none can run */
  get(): Promise<Decoder>
  /** Lets go of the one there is. The next need makes another, with this engine. */
  renew(engine: EngineName): void
  dispose(): void
}

/** @param changed told when another engine had to take over at work */
export function createCameraDecoder(first: EngineName, changed: (decoder: Decoder) => void): CameraDecoder {
  let engine = first
  let decoder: Promise<Decoder> | null = null
  const get = (): Promise<Decoder> => {
    decoder ??= createDecoder(engine, () => void get().then(changed))
    return decoder
  }
  const dispose = (): void => {
    decoder?.then(
      (old) => old.dispose(),
      () => undefined,
    )
    decoder = null
  }
  return {
    get,
    renew(next) {
      engine = next
      dispose()
    },
    dispose,
  }
}
