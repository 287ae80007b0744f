/** The state of a camera, as the page shows it. */
import type { CameraProblem, EngineName, EngineReason } from '../../shared/domain/scan/problems.ts'
import type { CameraAbilities, CameraChoice } from './camera-stream.ts'

/**
 * `off`: not needed now. `asleep`: nobody scanned for a minute; any key or touch wakes it. `hidden`: the page is
 * hidden.
 */
export type CameraPhase = 'off' | 'starting' | 'scanning' | 'asleep' | 'hidden' | 'problem'

export interface CameraState extends CameraAbilities {
  phase: CameraPhase
  /** Set in phase `problem`. */
  problem: CameraProblem | 'decoder_unavailable' | null
  cameras: readonly CameraChoice[]
  /** The camera in use; null while none is. */
  deviceId: string | null
  /** Size of the camera's picture in pixels; null while there is none. */
  size: { width: number; height: number } | null
  engine: EngineName
  /** Why another engine than the chosen one runs; the page shows it. Null while the chosen one runs. */
  engineReason: EngineReason | null
}

/** The values of a state without a running camera. */
export const NO_PICTURE = { deviceId: null, size: null, torch: null, zoom: null }

export const cameraOff = (engine: EngineName): CameraState => ({
  phase: 'off',
  problem: null,
  cameras: [],
  ...NO_PICTURE,
  engine,
  engineReason: null,
})
