/**
 * The camera in React. Put `videoRef` on a `<video muted playsInline>`; each badge comes to `onScan` once. This file
 * draws nothing: the screen lights the guide frame while `inView` is not empty, and shows the codes of `choose` for
 * tapping where two badges are in view.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { centreOf, type FoundCode } from '../../shared/domain/scan/code.ts'
import type { Gate } from '../../shared/domain/scan/gate.ts'
import type { EngineName } from '../../shared/domain/scan/problems.ts'
import { createSightings, type Sighting, type Sightings } from '../../shared/domain/scan/sightings.ts'
import type { Symbology } from '../../shared/domain/scan/symbologies.ts'
import { createCamera, type Camera } from './camera.ts'
import { cameraOff, type CameraState } from './camera-state.ts'
import { cardPicture } from './card-picture.ts'
import { createStore, useStore } from '../store.ts'

export interface UseCameraOptions {
  /** Should the camera run? It still sleeps, and stops while hidden, by itself. */
  enabled: boolean
  /** From the settings; null for any camera. */
  deviceId: string | null
  engine: EngineName
  /** Kinds of code on this exhibition's badges, once known; empty for all. */
  symbologies?: readonly Symbology[]
  /** The exhibitor's id: the same badge is scanned once for each exhibitor. */
  scope: string
  /** The one gate of the page for all sources, from `createGate()`. */
  gate: Gate
  /** Does this code look like a badge of this exhibition? Asked only where two codes are in view. */
  prefers?: (code: FoundCode) => boolean
  onScan: (sighting: Sighting) => void
}

/** A code in view, as fractions of the picture, so that marks fit any size on the screen. */
export interface CodeInView {
  sighting: Sighting
  /** The middle, 0 to 1 from left and top, in the picture without mirroring. */
  x: number
  y: number
}

export interface UseCamera extends CameraState {
  videoRef: (video: HTMLVideoElement | null) => void
  /** Codes in the last frames. They light the guide frame. */
  inView: readonly CodeInView[]
  /** Codes of which staff must choose one; empty where there is no choice. */
  choose: readonly CodeInView[]
  /** Staff tapped this one. */
  pick: (sighting: Sighting) => void
  /** Tries again after a problem, or wakes. */
  start: () => void
  selectCamera: (deviceId: string | null) => void
  setTorch: (on: boolean) => Promise<void>
  setZoom: (zoom: number) => Promise<void>
  /** The present picture as a JPEG of at most 1600 px; null without one. For business cards. */
  takePicture: () => Promise<Blob | null>
}

const OFF = createStore(cameraOff('zxing'))
const IN_VIEW_MS = 400
const NOTHING: readonly CodeInView[] = []
const NEVER = (): boolean => false

export function useCamera(options: UseCameraOptions): UseCamera {
  const { enabled, deviceId, engine, symbologies, gate } = options
  const [camera, setCamera] = useState<Camera | null>(null)
  const [inView, setInView] = useState<readonly CodeInView[]>(NOTHING)
  const [choose, setChoose] = useState<readonly CodeInView[]>(NOTHING)
  const current = useRef<Camera | null>(null)
  const video = useRef<HTMLVideoElement | null>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })

  const sightings = useRef<Sightings | null>(null)
  useEffect(() => {
    sightings.current = createSightings(gate, (code) => (latest.current.prefers ?? NEVER)(code))
  }, [gate])

  const videoRef = useCallback((element: HTMLVideoElement | null) => {
    video.current = element
    current.current?.dispose()
    current.current = null
    if (element === null) return setCamera(null)
    let clearing = 0
    const fresh = createCamera(element, {
      deviceId: latest.current.deviceId,
      engine: latest.current.engine,
      symbologies: latest.current.symbologies ?? [],
      onCodes({ codes, width, height, at }) {
        const { scope, onScan } = latest.current
        const seen = sightings.current?.see(scope, codes, at)
        if (seen === undefined) return
        const placed = (sighting: Sighting): CodeInView => {
          const { x, y } = centreOf(sighting.corners)
          return { sighting, x: x / width, y: y / height }
        }
        setInView((old) => keepWhereEqual(old, seen.inView.map(placed)))
        setChoose((old) => keepWhereEqual(old, seen.choose.map(placed)))
        clearTimeout(clearing)
        clearing = window.setTimeout(() => {
          setInView(NOTHING)
        }, IN_VIEW_MS)
        if (seen.scan !== null) onScan(seen.scan)
      },
    })
    current.current = fresh
    setCamera(fresh)
  }, [])

  useEffect(() => (choose.length === 0 ? undefined : closeLater(() => setChoose(NOTHING))), [choose])
  useEffect(() => {
    if (enabled) camera?.start()
    else camera?.stop()
  }, [camera, enabled])
  useEffect(() => camera?.choose(deviceId), [camera, deviceId])
  useEffect(() => camera?.setEngine(engine), [camera, engine])
  useEffect(() => camera?.setSymbologies(symbologies ?? []), [camera, symbologies])

  const state = useStore(camera?.state ?? OFF)

  return {
    ...state,
    videoRef,
    inView,
    choose,
    pick(sighting) {
      setChoose(NOTHING)
      const { scope, onScan } = latest.current
      if (sightings.current?.pick(scope, sighting, performance.now()) === true) onScan(sighting)
    },
    start: () => camera?.start(),
    selectCamera: (next) => camera?.choose(next),
    setTorch: (on) => camera?.setTorch(on) ?? Promise.resolve(),
    setZoom: (zoom) => camera?.setZoom(zoom) ?? Promise.resolve(),
    takePicture: () =>
      video.current === null || video.current.videoWidth === 0 ? Promise.resolve(null) : cardPicture(video.current),
  }
}

const CHOOSE_MS = 4_000

/** Closes a choice that nobody made, after some seconds. */
function closeLater(close: () => void): () => void {
  const timer = setTimeout(close, CHOOSE_MS)
  return () => clearTimeout(timer)
}

/** Keeps the old list where nothing moved: twenty frames a second of one badge need no twenty renders. */
function keepWhereEqual(old: readonly CodeInView[], next: readonly CodeInView[]): readonly CodeInView[] {
  const same =
    old.length === next.length &&
    next.every((code, i) => {
      const before = old[i]
      return (
        before !== undefined &&
        before.sighting.payloadHex === code.sighting.payloadHex &&
        Math.abs(before.x - code.x) < 0.02 &&
        Math.abs(before.y - code.y) < 0.02
      )
    })
  return same ? old : next
}
