/**
 * Still pictures of every kind of code and trouble, read by our engine as the camera would look at them, beside
 * html5-qrcode's own decoder,
 * jsQR, and zbarimg where it is installed. All in one process and one thread, on the same pixels.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jsqrModule from 'jsqr'
import sharp from 'sharp'
import { createCadence } from '../../renderer/sources/cadence.ts'
import { readWithHtml5Qrcode } from '../../renderer/sources/html5-qrcode.ts'
import { createLook, type ReadCodes } from '../../shared/decode/look.ts'
import { startZxing, type GrayPicture } from '../../shared/decode/zxing.ts'
import { pictures, PRINTED_KINDS, TROUBLES, type TestPicture } from '../support/pictures.ts'
import type { BenchRow } from './row.ts'

export const title = 'Reading pictures of badges'

const PICTURES = 8
/** Frames that a badge is held up for at least: half a second. */
const FRAMES = 15
const QUICK = { effort: 'quick', several: false, symbologies: [] } as const

/** How many pictures were read right, and the milliseconds of an average look. */
interface Score {
  hits: number
  ms: number
}

type Jsqr = (rgba: Uint8ClampedArray, width: number, height: number) => { binaryData: number[] } | null
// Its CommonJS default comes wrapped in one more default.
const shown: unknown = jsqrModule
const jsqr = (typeof shown === 'function' ? shown : (shown as { default: unknown }).default) as Jsqr

const grayOf = ({ picture }: TestPicture): GrayPicture => ({
  gray: picture.data,
  width: picture.width,
  height: picture.height,
})
const isRight = (bytes: Uint8Array | readonly number[], text: string): boolean =>
  new TextDecoder().decode(Uint8Array.from(bytes)) === text

/** Looks at each picture once. */
function once(shown: readonly TestPicture[], look: (picture: TestPicture) => boolean): Score {
  const started = performance.now()
  const hits = shown.filter((picture) => look(picture)).length
  return { hits, ms: (performance.now() - started) / shown.length }
}

/** Looks at each picture as at the frames of a camera that a badge is held up to. */
function asCamera(shown: readonly TestPicture[], read: ReadCodes): Score {
  let hits = 0
  let looks = 0
  const started = performance.now()
  for (const picture of shown) {
    const cadence = createCadence()
    for (let frame = 0; frame < FRAMES; frame++) {
      looks++
      const codes = read(grayOf(picture), { ...cadence.next(frame * 33), symbologies: [] })
      cadence.saw(codes.length, frame * 33)
      if (!codes.some((code) => isRight(code.bytes, picture.text))) continue
      hits++
      break
    }
  }
  return { hits, ms: (performance.now() - started) / looks }
}

/** html5-qrcode's look at a frame: once, and once more at its mirror image when it finds nothing. */
function byHtml5Qrcode(picture: TestPicture): boolean {
  const gray = grayOf(picture)
  let codes = readWithHtml5Qrcode(gray, QUICK)
  if (codes.length === 0) {
    const mirrored = gray.gray.slice()
    for (let y = 0; y < gray.height; y++) mirrored.subarray(y * gray.width, (y + 1) * gray.width).reverse()
    codes = readWithHtml5Qrcode({ ...gray, gray: mirrored }, QUICK)
  }
  return codes.some(({ bytes }) => isRight(bytes, picture.text))
}

function byJsqr(picture: TestPicture): boolean {
  const { data, width, height } = picture.picture
  const rgba = new Uint8ClampedArray(data.length * 4)
  for (let i = 0, at = 0; i < data.length; i++, at += 4) {
    rgba[at] = rgba[at + 1] = rgba[at + 2] = data[i] ?? 0
    rgba[at + 3] = 255
  }
  const result = jsqr(rgba, width, height)
  return result !== null && isRight(result.binaryData, picture.text)
}

/** zbar's command; its time holds the start of a process and the opening of a file, so only its hits are told. */
async function byZbar(shown: readonly TestPicture[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'enishi-zbar-'))
  try {
    let hits = 0
    for (const [i, { picture, text }] of shown.entries()) {
      const file = join(folder, `${i}.png`)
      await sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 1 } })
        .png()
        .toFile(file)
      const { stdout } = spawnSync('zbarimg', ['--raw', '-q', file], { encoding: 'utf8' })
      if (stdout.split('\n').includes(text)) hits++
    }
    return hits
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * @returns a row a kind and trouble; then hits of a whole photo's effort, and the time of a frame, over all pictures
 */
export async function run(): Promise<BenchRow[]> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const read = createLook(await startZxing(wasm))
  const zbar = spawnSync('zbarimg', ['--version']).status === 0
  const rows: BenchRow[] = []
  const all = { pictures: 0, ours: 0, html5: 0, photo: 0, oursMs: 0, html5Ms: 0, quickMs: 0, photoMs: 0 }
  const warmUp = await pictures('qr', 'plain', 2)
  for (let i = 0; i < 10; i++) {
    asCamera(warmUp, read)
    once(warmUp, byHtml5Qrcode)
    once(warmUp, byJsqr)
  }
  for (const kind of PRINTED_KINDS) {
    for (const trouble of TROUBLES) {
      const shown = await pictures(kind, trouble, PICTURES)
      const right = (codes: { bytes: Uint8Array }[], { text }: TestPicture): boolean =>
        codes.some(({ bytes }) => isRight(bytes, text))
      const ours = asCamera(shown, read)
      const quick = once(shown, (picture) => right(read(grayOf(picture), QUICK), picture))
      const photo = once(shown, (picture) =>
        right(read(grayOf(picture), { effort: 'photo', several: true, symbologies: [] }), picture),
      )
      const html5 = once(shown, byHtml5Qrcode)
      const peers = [`html5-qrcode ${told(html5)}`]
      let best = html5.hits
      if (kind === 'qr') {
        const score = once(shown, byJsqr)
        best = Math.max(best, score.hits)
        peers.push(`jsQR ${told(score)}`)
      }
      if (zbar && kind !== 'data_matrix' && kind !== 'pdf417') {
        const hits = await byZbar(shown)
        best = Math.max(best, hits)
        peers.push(`zbar ${hits}/${PICTURES}`)
      }
      all.pictures += shown.length
      all.ours += ours.hits
      all.html5 += html5.hits
      all.photo += photo.hits
      all.oursMs += ours.ms
      all.html5Ms += html5.ms
      all.quickMs += quick.ms
      all.photoMs += photo.ms
      rows.push({
        subject: `${kind}, ${trouble}`,
        ours: told(ours),
        peer: peers.join('; '),
        ratio: `${(ours.ms / html5.ms).toFixed(2)} of the time`,
        goal: 'hits of the best peer',
        met: ours.hits >= best,
        note: `as a photo ${photo.hits}/${PICTURES}`,
      })
    }
  }
  const categories = rows.length
  const mean = (sum: number): string => `${(sum / categories).toFixed(1)} ms`
  rows.push(
    {
      subject: 'all pictures: hits',
      ours: `${all.ours}/${all.pictures}`,
      peer: `html5-qrcode ${all.html5}/${all.pictures}`,
      ratio: (all.ours / all.html5).toFixed(2),
      goal: 'at least 1',
      met: all.ours >= all.html5,
      note: `as photos ${all.photo}/${all.pictures} in ${mean(all.photoMs)}; zbar ${zbar ? 'measured' : 'is not installed here'}`,
    },
    {
      subject: 'all pictures: a 1280×720 frame',
      ours: mean(all.oursMs),
      peer: `html5-qrcode ${mean(all.html5Ms)}`,
      ratio: (all.oursMs / all.html5Ms).toFixed(2),
      goal: 'at most 0.5',
      met: all.oursMs <= all.html5Ms / 2,
      note: `means over all looks, ours with aids and thorough ones, theirs with the mirrored one; our quick look alone ${mean(all.quickMs)}`,
    },
  )
  return rows
}

function told({ hits, ms }: Score): string {
  return `${hits}/${PICTURES} ${ms.toFixed(1)} ms`
}
