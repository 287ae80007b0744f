/**
 * The camera as a source of codes. It sends frames to a decoder one at a time, recovers when it is plugged in again,
 * sleeps when nobody scans, and stops while the page is hidden. It knows no React: `useCamera` does.
 */
import { AppError } from '../../shared/errors.ts'
import type { FoundCode } from '../../shared/domain/scan/code.ts'
import type { CameraProblem, EngineName, EngineReason } from '../../shared/domain/scan/problems.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'
import {
  abilitiesOf,
  adjust,
  listCameras,
  openCamera,
  problemOf,
  type CameraAbilities,
  type CameraChoice,
} from './camera-stream.ts'
import { createStore, type Readable } from '../store.ts'
import { watchSurroundings } from './camera-surroundings.ts'
import { createCadence } from './cadence.ts'
import { createDecoder, type Decoder } from './decoder.ts'
import { currentFrame, onEachFrame } from './frames.ts'

/**
 * `off`: not wanted now. `asleep`: nobody scanned for a minute; any key or touch wakes it.
 * `hidden`: the page is hidden.
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
  /** Why another engine than the wanted one runs, to be shown; null while the wanted one runs. */
  engineReason: EngineReason | null
}

/** The codes of one frame, at least one. */
export interface FrameCodes {
  codes: FoundCode[]
  /** Size of the picture that corners refer to. */
  width: number
  height: number
  /** `performance.now()` of when the frame was shown. */
  at: number
}

export interface CameraOptions {
  /** The camera to open; null for any. */
  deviceId: string | null
  engine: EngineName
  /** Kinds of code to look for; empty for all. */
  symbologies: readonly Symbology[]
  onCodes: (frame: FrameCodes) => void
  /** Called after each frame with the decoder's milliseconds and the number of codes. */
  onFrame?: (took: number, codes: number) => void
  /** The camera sleeps after so many milliseconds without a code, key or touch. */
  sleepAfter?: number
}

export interface Camera {
  readonly state: Readable<CameraState>
  /** Starts, or tries again after a problem, or wakes. */
  start(): void
  stop(): void
  /** Takes another camera. */
  choose(deviceId: string | null): void
  setEngine(engine: EngineName): void
  setSymbologies(symbologies: readonly Symbology[]): void
  /** Rejects where the camera refuses. */
  setTorch(on: boolean): Promise<void>
  setZoom(zoom: number): Promise<void>
  /** Ends for good. */
  dispose(): void
}

const SLEEP_MS = 60_000

const close = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop())

/** A camera that shows its picture in `video` (muted, playsInline). */
export function createCamera(video: HTMLVideoElement, options: CameraOptions): Camera {
  let { deviceId, engine, symbologies } = options
  const sleepAfter = options.sleepAfter ?? SLEEP_MS
  const state = createStore<CameraState>({
    phase: 'off',
    problem: null,
    cameras: [],
    deviceId: null,
    size: null,
    torch: null,
    zoom: null,
    engine,
    engineReason: null,
  })
  let wanted = false
  let disposed = false
  let stream: MediaStream | null = null
  let decoder: Promise<Decoder> | null = null
  let stopFrames: () => void = () => undefined
  let active = performance.now()
  /** Counts the runs. A step of an older run sees the new number and stops. */
  let run = 0

  const set = (change: Partial<CameraState>): void => state.update((now) => ({ ...now, ...change }))
  const refreshCameras = async (): Promise<void> => {
    const cameras = await listCameras().catch(() => [])
    if (!disposed) set({ cameras })
  }
  const release = (): void => {
    run++
    stopFrames()
    stopFrames = () => undefined
    if (stream !== null) close(stream)
    stream = null
    video.srcObject = null
  }
  const halt = (phase: CameraPhase, problem: CameraState['problem'] = null): void => {
    release()
    set({ phase, problem, deviceId: null, size: null, torch: null, zoom: null })
  }
  const theDecoder = (): Promise<Decoder> => {
    decoder ??= createDecoder(engine, () => void tellEngine())
    return decoder
  }
  const tellEngine = async (): Promise<void> => {
    const ready = await theDecoder()
    set({ engine: ready.engine(), engineReason: ready.reason() })
  }
  const fail = (error: unknown): void => {
    if (error instanceof AppError && error.code === 'decoder_unavailable') {
      decoder = null
      halt('problem', 'decoder_unavailable')
    } else halt('problem', problemOf(error))
  }

  const begin = async (): Promise<void> => {
    release()
    const mine = run
    const late = (): boolean => mine !== run || disposed
    set({ phase: 'starting', problem: null })
    try {
      const opening = openCamera(deviceId)
      const [opened, ready] = await Promise.all([opening, theDecoder()]).catch((error: unknown) => {
        // Without a decoder the camera is of no use: turn it off.
        opening.then(close, () => undefined)
        throw error
      })
      if (late()) return close(opened)
      stream = opened
      const track = opened.getVideoTracks()[0]
      if (track === undefined) return halt('problem', 'no_camera')
      track.addEventListener('ended', () => {
        if (!late()) halt('problem', 'camera_lost')
      })
      video.srcObject = opened
      await video.play()
      if (late()) return
      active = performance.now()
      set({
        phase: 'scanning',
        deviceId: track.getSettings().deviceId ?? null,
        size: { width: video.videoWidth, height: video.videoHeight },
        engine: ready.engine(),
        engineReason: ready.reason(),
        ...abilitiesOf(track),
      })
      void refreshCameras()
      scan(ready, late)
    } catch (error) {
      if (!late()) fail(error)
    }
  }

  const scan = (ready: Decoder, late: () => boolean): void => {
    const cadence = createCadence()
    let busy = false
    const look = async (): Promise<void> => {
      const at = performance.now()
      if (at - active > sleepAfter) return halt('asleep')
      const picture = await currentFrame(video)
      if (picture === null) return
      const how = cadence.next(at)
      // Fewer kinds of code make most frames cheaper. Thorough frames still find the other kinds.
      const found = await ready.decode(picture, { ...how, symbologies: how.effort === 'thorough' ? [] : symbologies })
      if (late()) return
      cadence.saw(found.codes.length, at)
      options.onFrame?.(found.took, found.codes.length)
      if (found.codes.length === 0) return
      active = performance.now()
      options.onCodes({ codes: found.codes, width: found.width, height: found.height, at })
    }
    stopFrames = onEachFrame(video, () => {
      if (busy) return
      busy = true
      look()
        .catch((error: unknown) => {
          if (late()) return
          // The camera goes on after one bad frame, but not without a decoder.
          if (error instanceof AppError) fail(error)
          else console.warn('a camera frame could not be decoded', error)
        })
        .finally(() => {
          busy = false
        })
    })
  }

  const go = (): void => {
    if (disposed || !wanted) return
    if (document.visibilityState === 'hidden') halt('hidden')
    else void begin()
  }
  const onActivity = (): void => {
    active = performance.now()
    if (state.get().phase === 'asleep') go()
  }
  const onVisibility = (): void => {
    if (!wanted) return
    if (document.visibilityState === 'hidden') {
      if (state.get().phase !== 'problem') halt('hidden')
    } else if (state.get().phase === 'hidden') go()
  }
  const onDevices = (): void => {
    void refreshCameras().then(() => {
      const back = deviceId === null || state.get().cameras.some((camera) => camera.deviceId === deviceId)
      if (
        state.get().phase === 'problem' &&
        state.get().cameras.length > 0 &&
        back &&
        ['camera_lost', 'no_camera'].includes(state.get().problem ?? '')
      )
        go()
    })
  }
  const onPermission = (): void => {
    if (state.get().problem === 'camera_refused') go()
  }
  const unwatch = watchSurroundings({ onDevices, onVisibility, onPermission, onActivity })
  const onResize = (): void => {
    if (state.get().phase === 'scanning') set({ size: { width: video.videoWidth, height: video.videoHeight } })
  }
  video.addEventListener('resize', onResize)

  const change = async (what: { torch?: boolean; zoom?: number }): Promise<void> => {
    const track = stream?.getVideoTracks()[0]
    if (track === undefined) return
    await adjust(track, what)
    set(abilitiesOf(track))
  }
  const dropDecoder = (): void => {
    decoder?.then(
      (old) => old.dispose(),
      () => undefined,
    )
    decoder = null
  }

  return {
    state,
    start() {
      wanted = true
      active = performance.now()
      if (state.get().phase !== 'scanning' && state.get().phase !== 'starting') go()
    },
    stop() {
      wanted = false
      halt('off')
    },
    choose(next) {
      if (next === deviceId && (state.get().phase === 'scanning' || state.get().phase === 'starting')) return
      deviceId = next
      go()
    },
    setEngine(next) {
      if (next === engine) return
      engine = next
      dropDecoder()
      if (
        state.get().phase === 'scanning' ||
        state.get().phase === 'starting' ||
        state.get().problem === 'decoder_unavailable'
      )
        go()
    },
    setSymbologies(next) {
      symbologies = next
    },
    setTorch: (on) => change({ torch: on }),
    setZoom: (zoom) => change({ zoom }),
    dispose() {
      disposed = true
      release()
      dropDecoder()
      unwatch()
      video.removeEventListener('resize', onResize)
    },
  }
}
