/** The browser's cameras: opening one, naming what went wrong, torch and zoom. Works only in a secure context. */
import type { CameraProblem } from '../../shared/domain/scan/problems.ts'

export class CameraError extends Error {
  readonly problem: CameraProblem
  constructor(problem: CameraProblem, cause?: unknown) {
    super(`${problem}: ${String(cause)}`, { cause })
    this.name = 'CameraError'
    this.problem = problem
  }
}

/** A camera to choose. Its label is empty until the user has allowed a camera once. */
export interface CameraChoice {
  deviceId: string
  label: string
}

/** What else a camera can do; null for what it cannot. */
export interface CameraAbilities {
  torch: boolean | null
  zoom: { min: number; max: number; step: number; value: number } | null
}

// Not in the DOM typings: W3C MediaStream Image Capture, "MediaTrackCapabilities extensions".
interface MoreCapabilities {
  torch?: boolean
  zoom?: { min: number; max: number; step?: number }
}
interface MoreSettings {
  torch?: boolean
  zoom?: number
}

const PROBLEM_BY_ERROR: Readonly<Record<string, CameraProblem>> = {
  NotAllowedError: 'camera_refused',
  SecurityError: 'insecure',
  NotFoundError: 'no_camera',
  OverconstrainedError: 'no_camera',
  NotReadableError: 'camera_in_use',
  AbortError: 'camera_in_use',
}

/** Tells what a refusal of `getUserMedia` means (W3C Media Capture and Streams, §10.2). */
export function problemOf(error: unknown): CameraProblem {
  if (error instanceof CameraError) return error.problem
  return (
    (error instanceof Error || error instanceof DOMException ? PROBLEM_BY_ERROR[error.name] : undefined) ??
    'camera_failed'
  )
}

function devices(): MediaDevices {
  // Absent outside a secure context, although the types do not say so.
  const found = navigator.mediaDevices as MediaDevices | undefined
  if (found === undefined) throw new CameraError('insecure')
  return found
}

/** The connected cameras; empty where there are none or the page may not see them. */
export async function listCameras(): Promise<CameraChoice[]> {
  const all = await devices().enumerateDevices()
  return all.filter((device) => device.kind === 'videoinput').map(({ deviceId, label }) => ({ deviceId, label }))
}

/**
 * Opens a camera at 1280×720 or the nearest size.
 * @param deviceId the camera to open. Null, or a camera that is gone: the one on the back of the machine, else any
 * @throws CameraError
 */
export async function openCamera(deviceId: string | null): Promise<MediaStream> {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  const open = (video: MediaTrackConstraints): Promise<MediaStream> => devices().getUserMedia({ audio: false, video })
  try {
    if (deviceId !== null) {
      try {
        return await open({ ...size, deviceId: { exact: deviceId } })
      } catch (error) {
        if (problemOf(error) !== 'no_camera') throw error
      }
    }
    return await open({ ...size, facingMode: { ideal: 'environment' } })
  } catch (error) {
    throw new CameraError(problemOf(error), error)
  }
}

/** What the track's camera can do, and how it is set. */
export function abilitiesOf(track: MediaStreamTrack): CameraAbilities {
  // Firefox has no getCapabilities for cameras.
  const can = ('getCapabilities' in track ? track.getCapabilities() : {}) as MoreCapabilities
  const set = track.getSettings() as MoreSettings
  const zoom =
    can.zoom !== undefined && can.zoom.max > can.zoom.min
      ? { min: can.zoom.min, max: can.zoom.max, step: can.zoom.step ?? 0.1, value: set.zoom ?? can.zoom.min }
      : null
  return { torch: can.torch === true ? set.torch === true : null, zoom }
}

/** Turns the torch on or off, or zooms. Rejects where the camera refuses. */
export async function adjust(track: MediaStreamTrack, change: { torch?: boolean; zoom?: number }): Promise<void> {
  await track.applyConstraints({ advanced: [change as MediaTrackConstraintSet] })
}
