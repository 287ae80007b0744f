/**
 * The camera as a source of codes. It starts, recovers when it is plugged in again, sleeps when nobody scans, and stops
 * while the page is hidden. It does not use React; `useCamera` does.
 */
import { AppError } from '../../shared/errors.ts'
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'
import { createCameraDecoder } from './camera-decoder.ts'
import { cameraOff, type CameraPhase, type CameraState, NO_PICTURE } from './camera-state.ts'
import { abilitiesOf, adjust, listCameras, openCamera, problemOf } from './camera-stream.ts'
import { watchSurroundings } from './camera-surroundings.ts'
import type { Decoder } from './decoder.ts'
import { type FrameCodes, lookAtFrames } from './look-at-frames.ts'
import { createStore, type Readable } from '../store.ts'

export interface CameraOptions {
  /** The camera to open; null for any. */
  deviceId: string | null
  engine: EngineName
  /** Kinds of code to look for; empty for all. */
  symbologies: readonly Symbology[]
  /** Called for each frame that holds a code. */
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
  /** Changes to another camera. */
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
  const state = createStore<CameraState>(cameraOff(engine))
  let wanted = false
  let disposed = false
  let stream: MediaStream | null = null
  let stopFrames: () => void = () => undefined
  let active = performance.now()
  /** Counts the runs. A step of an older run sees the new number and stops. */
  let run = 0

  const set = (change: Partial<CameraState>): void => state.update((now) => ({ ...now, ...change }))
  const engineOf = (ready: Decoder) => ({ engine: ready.engine(), engineReason: ready.reason() })
  const decoder = createCameraDecoder(engine, (ready) => set(engineOf(ready)))
  const runs = (): boolean => state.get().phase === 'scanning' || state.get().phase === 'starting'
  const sizeNow = () => ({ width: video.videoWidth, height: video.videoHeight })

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
    set({ phase, problem, ...NO_PICTURE })
  }
  const fail = (error: unknown): void => {
    if (error instanceof AppError && error.code === 'decoder_unavailable') {
      decoder.renew(engine)
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
      const [opened, ready] = await Promise.all([opening, decoder.get()]).catch((error: unknown) => {
        // Without a decoder the camera is useless: turn it off.
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
      const id = track.getSettings().deviceId ?? null
      set({ phase: 'scanning', deviceId: id, size: sizeNow(), ...engineOf(ready), ...abilitiesOf(track) })
      void refreshCameras()
      scan(ready, late)
    } catch (error) {
      if (!late()) fail(error)
    }
  }

  const scan = (ready: Decoder, late: () => boolean): void => {
    stopFrames = lookAtFrames(video, {
      decoder: ready,
      symbologies: () => symbologies,
      isOver: late,
      goesOn(at) {
        if (at - active <= sleepAfter) return true
        halt('asleep')
        return false
      },
      onLooked(frame, took) {
        options.onFrame?.(took, frame.codes.length)
        if (frame.codes.length === 0) return
        active = performance.now()
        options.onCodes(frame)
      },
      onNoDecoder: fail,
    })
  }

  const go = (): void => {
    if (disposed || !wanted) return
    if (document.visibilityState === 'hidden') halt('hidden')
    else void begin()
  }
  const unwatch = watchSurroundings({
    onActivity() {
      active = performance.now()
      if (state.get().phase === 'asleep') go()
    },
    onVisibility() {
      if (!wanted) return
      if (document.visibilityState === 'hidden') {
        if (state.get().phase !== 'problem') halt('hidden')
      } else if (state.get().phase === 'hidden') go()
    },
    onPermission() {
      if (state.get().problem === 'camera_refused') go()
    },
    onDevices() {
      void refreshCameras().then(() => {
        const { phase, problem, cameras } = state.get()
        const isBack = deviceId === null || cameras.some((camera) => camera.deviceId === deviceId)
        const wasAway = phase === 'problem' && ['camera_lost', 'no_camera'].includes(problem ?? '')
        if (wasAway && cameras.length > 0 && isBack) go()
      })
    },
  })
  const onResize = (): void => {
    if (state.get().phase === 'scanning') set({ size: sizeNow() })
  }
  video.addEventListener('resize', onResize)

  const change = async (what: { torch?: boolean; zoom?: number }): Promise<void> => {
    const track = stream?.getVideoTracks()[0]
    if (track === undefined) return
    await adjust(track, what)
    set(abilitiesOf(track))
  }

  return {
    state,
    start() {
      wanted = true
      active = performance.now()
      if (!runs()) go()
    },
    stop() {
      wanted = false
      halt('off')
    },
    choose(next) {
      if (next === deviceId && runs()) return
      deviceId = next
      go()
    },
    setEngine(next) {
      if (next === engine) return
      engine = next
      decoder.renew(next)
      if (runs() || state.get().problem === 'decoder_unavailable') go()
    },
    setSymbologies(next) {
      symbologies = next
    },
    setTorch: (on) => change({ torch: on }),
    setZoom: (zoom) => change({ zoom }),
    dispose() {
      disposed = true
      release()
      decoder.dispose()
      unwatch()
      video.removeEventListener('resize', onResize)
    },
  }
}
