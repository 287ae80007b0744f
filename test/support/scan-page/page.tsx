/**
 * A page with the scan sources and nothing else, for browser tests and the camera benchmark; driven through
 * `window.scanPage`.
 */
import { createRoot } from 'react-dom/client'
import { useState } from 'react'
import { useCamera } from '../../../renderer/sources/use-camera.ts'
import { useWedge } from '../../../renderer/sources/use-wedge.ts'
import { createCamera, type Camera, type CameraOptions } from '../../../renderer/sources/camera.ts'
import { cardPicture } from '../../../renderer/sources/card-picture.ts'
import { createPhotoDecoder } from '../../../renderer/sources/photo.ts'
import { listenToWedge, type WedgeOptions } from '../../../renderer/sources/wedge.ts'
import { bytesToHex } from '../../../shared/domain/scan/code.ts'
import { createGate } from '../../../shared/domain/scan/gate.ts'
import { AppError } from '../../../shared/errors.ts'

/** One decoded frame: when, and what was in it. */
export interface Decoded {
  at: number
  took: number
  hex: string[]
}

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T
const longTasks: number[] = []
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
  type: 'longtask',
})

let camera: Camera | null = null
let stopWedge = (): void => undefined
const decoded: Decoded[] = []
const scans: { text: string; hex: string }[] = []
const keys: string[] = []
window.addEventListener('keydown', (event) => keys.push(event.key))

const photos = createPhotoDecoder()

function Hooks() {
  // open again after a minute only: on a busy machine a badge may be missed each time the film comes round within the
  // usual seconds
  const [gate] = useState(() => createGate(60_000))
  const [seen, setSeen] = useState<string[]>([])
  const show =
    (source: string) =>
    ({ payloadHex }: { payloadHex: string }) =>
      setSeen((old) => [...old, `${source} ${payloadHex}`])
  const camera = {
    enabled: true,
    deviceId: null,
    engine: 'zxing',
    scope: 'altair',
    gate,
    onScan: show('camera'),
  } as const
  const { videoRef, phase, choose, pick } = useCamera(camera)
  useWedge({ enabled: true, layout: 'us', prefix: '', suffix: 'any', scope: 'altair', gate, onScan: show('wedge') })
  return (
    <section>
      <video ref={videoRef} muted playsInline width={320} />
      <output>{phase}</output>
      {choose.map(({ sighting }) => (
        <button key={sighting.payloadHex} className="choice" onClick={() => pick(sighting)}>
          {sighting.payloadHex}
        </button>
      ))}
      <ol id="seen">
        {seen.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </section>
  )
}

const scanPage = {
  longTasks,
  decoded,
  scans,
  keys,
  /** Starts our camera; `decoded` fills up. Gives the time just before. */
  startCamera(options: Partial<Omit<CameraOptions, 'onCodes'>> = {}): number {
    const started = performance.now()
    decoded.length = 0
    let hex: string[] = []
    camera = createCamera(element<HTMLVideoElement>('video'), {
      deviceId: null,
      engine: 'zxing',
      symbologies: [],
      ...options,
      onFrame: (took, codes) => {
        decoded.push({ at: performance.now() - started, took, hex: [] })
        if (codes === 0) hex = []
      },
      onCodes(frame) {
        hex = frame.codes.map((code) => bytesToHex(code.bytes))
        const last = decoded.at(-1)
        if (last !== undefined) last.hex = hex
      },
    })
    camera.start()
    return started
  },
  camera: () => camera,
  state: () => camera?.state.get() ?? null,
  endCamera() {
    camera?.dispose()
    camera = null
  },
  /** Starts html5-qrcode's own scanner with the settings of its README. */
  async startHtml5Qrcode(): Promise<void> {
    const { Html5Qrcode } = await import('html5-qrcode')
    const started = performance.now()
    decoded.length = 0
    const encoder = new TextEncoder()
    const found = (text: string): void => {
      decoded.push({ at: performance.now() - started, took: 0, hex: [bytesToHex(encoder.encode(text))] })
    }
    // The width of its README's own example.
    element('reader').style.width = '600px'
    const settings = { fps: 10, qrbox: { width: 250, height: 250 } }
    await new Html5Qrcode('reader', false).start({ facingMode: 'environment' }, settings, found, () => undefined)
  },
  startWedge(options: Omit<WedgeOptions, 'onScan'>) {
    stopWedge()
    scans.length = 0
    keys.length = 0
    stopWedge = listenToWedge({ ...options, onScan: ({ text, bytes }) => scans.push({ text, hex: bytesToHex(bytes) }) })
  },
  stopWedge: () => stopWedge(),
  /** What the photo holds, or the code of the error. */
  async readPhoto(base64: string): Promise<string[] | string> {
    try {
      return (await photos.read(fileOf(base64))).codes.map((code) => bytesToHex(code.bytes))
    } catch (error) {
      return error instanceof AppError ? error.code : String(error)
    }
  },
  async cardPicture(base64: string): Promise<{ type: string; base64: string }> {
    const blob = await cardPicture(fileOf(base64))
    return { type: blob.type, base64: btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer()))) }
  },
  mountHooks: () => createRoot(element('root')).render(<Hooks />),
}

function fileOf(base64: string): File {
  return new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'picture')
}

declare global {
  interface Window {
    scanPage: typeof scanPage
  }
}
window.scanPage = scanPage
