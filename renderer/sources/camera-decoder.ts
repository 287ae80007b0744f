/** The decoder of a camera. It is made when it is first needed, and again for another engine. */
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { createDecoder, type Decoder } from './decoder.ts'

export interface CameraDecoder {
  /** @throws AppError `decoder_unavailable` where none can run */
  get(): Promise<Decoder>
  /** Stops the present decoder. The next `get` makes one with this engine. */
  renew(engine: EngineName): void
  dispose(): void
}

/** @param changed called when another engine had to take over during work */
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
