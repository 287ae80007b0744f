/**
 * What Chromium's fake camera films: an .mjpeg of 1280×720 in which badges are held up one after the other, with
 * perspective, the motion of a hand, blur and noise. Chromium plays such a file at 30 frames a second and begins again
 * at its end.
 */
import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { PrintedCode } from './optics/codes.ts'
import { photograph, random, type Shot } from './optics/scene.ts'

/** One act of the film. */
export interface Act {
  /** What is held up; null for the empty booth. */
  code: PrintedCode | null
  seconds: number
  /**
   * How often it is played forwards and backwards; once forwards unless told. Drawing takes far longer than playing.
   */
  rounds?: number
  /** Width of the code with its margin in pixels; 300 unless told. */
  size?: number
  /** `still`: a stand. `hand`: a person who tries to hold still. `walk`: swung past, blurred. */
  motion?: 'still' | 'hand' | 'walk'
  /** Anything else about how the picture is taken. */
  shot?: Partial<Shot>
}

const WIDTH = 1280
const HEIGHT = 720
const FPS = 30
/** Pictures drawn a second; each is filmed twice, since a camera indoors often gives no more. */
const DRAWN = 15

function shotAt(act: Act, second: number, seed: number): Shot {
  const { motion = 'hand', size = 300 } = act
  const dice = random(seed + 7)
  const phases = Array.from({ length: 4 }, () => dice() * 6.28)
  const sway = (i: number, speed: number): number => Math.sin(second * speed + (phases[i] ?? 0))
  const base: Shot = {
    width: WIDTH,
    height: HEIGHT,
    size,
    blur: 0.6,
    noise: 4,
    seed: seed * 1000 + Math.round(second * DRAWN),
  }
  const hand = {
    x: WIDTH / 2 + 30 * sway(0, 2.1),
    y: HEIGHT / 2 + 20 + 18 * sway(1, 2.7),
    turn: 5 * sway(2, 1.7),
    yaw: 12 * sway(3, 1.3),
    pitch: 9 * sway(1, 1.1),
  }
  const walk = {
    ...hand,
    x: WIDTH / 2 + 260 * sway(0, 2.4),
    move: 9 * Math.abs(Math.cos(second * 2.4 + (phases[0] ?? 0))),
    moveAngle: 5,
  }
  return { ...base, ...{ still: {}, hand, walk }[motion], ...act.shot }
}

/** The pictures of a film, as JPEG, thirty for each second. */
export async function film(acts: readonly Act[], seed = 1): Promise<Buffer[]> {
  const frames: Buffer[] = []
  for (const [n, act] of acts.entries()) {
    const shots: Buffer[] = []
    for (let i = 0; i < act.seconds * DRAWN; i++) {
      const { data } = photograph(act.code, shotAt(act, i / DRAWN, seed + n))
      // Three colours, since a camera's JPEG has them and Chromium wants them.
      const jpeg = await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
        .toColourspace('srgb')
        .jpeg({ quality: 88, chromaSubsampling: '4:2:0' })
        .toBuffer()
      for (let copy = 0; copy < FPS / DRAWN; copy++) shots.push(jpeg)
    }
    if (act.rounds === undefined) frames.push(...shots)
    else for (let round = 0; round < act.rounds; round++) frames.push(...shots, ...shots.toReversed())
  }
  return frames
}

/** Writes a film for `--use-file-for-fake-video-capture`. The path must end in `.mjpeg`. */
export async function writeVideo(path: string, acts: readonly Act[], seed = 1): Promise<void> {
  if (!path.endsWith('.mjpeg')) throw new Error('Chromium knows the kind of a film by its name: .mjpeg')
  await writeFile(path, Buffer.concat(await film(acts, seed)))
}

/** Chromium's switches for a camera that plays this film and is allowed without a question. */
export function cameraArgs(path: string): string[] {
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${path}`,
  ]
}
