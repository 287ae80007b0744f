/** Sends the frames of a video to a decoder, one at a time. The cadence says how hard to look. */
import { AppError } from '../../shared/errors.ts'
import type { FoundCode } from '../../shared/domain/scan/code.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'
import { createCadence } from './cadence.ts'
import type { Decoder } from './decoder.ts'
import { currentFrame, onEachFrame } from './frames.ts'

/** The codes of one frame; may be empty. */
export interface FrameCodes {
  codes: FoundCode[]
  /** Size of the picture in which corners are measured. */
  width: number
  height: number
  /** `performance.now()` of when the frame was shown. */
  at: number
}

interface Looking {
  decoder: Decoder
  /** Kinds of code to look for; empty for all. */
  symbologies: () => readonly Symbology[]
  /** Asked before each look: should it happen? */
  goesOn: (at: number) => boolean
  /** Asked after each look: is its answer no longer needed? */
  isOver: () => boolean
  onLooked: (frame: FrameCodes, took: number) => void
  /** No engine is left. A single frame that cannot be decoded is no such failure. */
  onNoDecoder: (error: AppError) => void
}

/** Looks at each frame until the returned function is called. Skips frames that come during a look. */
export function lookAtFrames(video: HTMLVideoElement, looking: Looking): () => void {
  const { decoder, isOver } = looking
  const cadence = createCadence()
  let busy = false
  const look = async (): Promise<void> => {
    const at = performance.now()
    if (!looking.goesOn(at)) return
    const picture = await currentFrame(video)
    if (picture === null) return
    const how = cadence.next(at)
    // Fewer kinds of code make most frames cheaper. Thorough frames still find the other kinds.
    const symbologies = how.effort === 'thorough' ? [] : looking.symbologies()
    const { codes, width, height, took } = await decoder.decode(picture, { ...how, symbologies })
    if (isOver()) return
    cadence.saw(codes.length, at)
    looking.onLooked({ codes, width, height, at }, took)
  }
  return onEachFrame(video, () => {
    if (busy) return
    busy = true
    look()
      .catch((error: unknown) => {
        if (isOver()) return
        if (error instanceof AppError) looking.onNoDecoder(error)
        else console.warn('a camera frame could not be decoded', error)
      })
      .finally(() => {
        busy = false
      })
  })
}
