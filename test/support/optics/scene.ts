/**
 * A photograph of a printed code, computed: where the paper lies, how it is bent, lit and blurred, and what the sensor
 * adds. Everything is seeded, so that a picture is the same on every machine.
 */
import type { Gray, PrintedCode } from './codes.ts'

/** How one picture is taken. Lengths in pixels of the picture, angles in degrees. */
export interface Shot {
  width: number
  height: number
  /** Width of the code with its margin. */
  size: number
  /** Middle of the code; the middle of the picture unless told. */
  x?: number
  y?: number
  /** Turned in the plane of the picture. */
  turn?: number
  /** Turned away: about the upright axis and about the level one. */
  yaw?: number
  pitch?: number
  /** The paper is part of an upright cylinder: angle from its left to its right edge. */
  curl?: number
  /** Standard deviation of the lens's blur. */
  blur?: number
  /** Way of the hand during the exposure, along `moveAngle`. */
  move?: number
  moveAngle?: number
  /** Strength of a reflection over the code, 0 to 1. */
  glare?: number
  /** 1: black on white; 0.2: barely told apart. */
  contrast?: number
  /** Light falls off towards one side by this share. */
  shade?: number
  /** Standard deviation of the sensor's noise. */
  noise?: number
  seed?: number
}

/** A random number source of its own, from 0 to 1: xorshift32 (Marsaglia 2003). */
export function random(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 4_294_967_296
  }
}

let grain: Float32Array | null = null

/** Noise of deviation 1, the same each time; a prime number of grains, so that it shows no pattern. */
function grainTile(): Float32Array {
  const dice = random(4711)
  // Sum of three dice: near enough to a bell curve, and far quicker.
  grain ??= Float32Array.from({ length: 299_993 }, () => (dice() + dice() + dice() - 1.5) * 2)
  return grain
}

const RAD = Math.PI / 180
/** Distance of the eye in widths of the code: near enough for perspective to show. */
const EYE = 3.2

/** A place on the paper: u, v from 0 to 1 over the code. */
interface Place {
  u: number
  v: number
}

/**
 * Finds where a ray through the picture meets the paper, and writes it into `at`. False where it passes beside the
 * paper. A picture takes millions of rays, so a ray makes no objects.
 */
type Ray = (x: number, y: number, at: Place) => boolean

function rayOf(shot: Shot, aspect: number): Ray {
  const { size, turn = 0, yaw = 0, pitch = 0, curl = 0 } = shot
  const centreX = shot.x ?? shot.width / 2
  const centreY = shot.y ?? shot.height / 2
  const [ct, st] = [Math.cos(turn * RAD), Math.sin(turn * RAD)]
  const [cy, sy] = [Math.cos(yaw * RAD), Math.sin(yaw * RAD)]
  const [cp, sp] = [Math.cos(pitch * RAD), Math.sin(pitch * RAD)]
  const radius = curl > 0 ? 1 / (curl * RAD) : 0
  // Paper axes after turning about the upright and then the level axis; the eye looks along +z from z = -EYE.
  const [ax, ay, az] = [cy, sp * sy, cp * sy]
  const [dy, dz] = [cp, -sp]
  const [nx, ny, nz] = [-sy, sp * cy, cp * cy]
  // The eye in the paper's own axes.
  const [ex, ey, ez] = [-EYE * az, -EYE * dz, -EYE * nz]
  return (px, py, at) => {
    const rx = (px - centreX) / size
    const ry = (py - centreY) / size
    const right = ct * rx + st * ry
    const below = -st * rx + ct * ry
    // The ray in the paper's own axes.
    const vx = right * ax + below * ay + EYE * az
    const vy = below * dy + EYE * dz
    const vz = right * nx + below * ny + EYE * nz
    let along: number
    if (radius === 0) {
      along = -ez / vz
      at.u = ex + along * vx + 0.5
    } else {
      // The cylinder's axis lies behind the paper's middle, parallel to `down`.
      const cz = ez - radius
      const a = vx * vx + vz * vz
      const b = ex * vx + cz * vz
      const c = ex * ex + cz * cz - radius * radius
      const root = b * b - a * c
      if (root < 0) return false
      along = (-b - Math.sqrt(root)) / a
      at.u = radius * Math.atan2(ex + along * vx, -(cz + along * vz)) + 0.5
    }
    at.v = (ey + along * vy) / aspect + 0.5
    return true
  }
}

/** How much of the picture is the badge around the code, in shares of the code. */
const PAPER = { left: -0.35, right: 1.35, top: -0.6, bottom: 1.25 }

/** Takes the picture; a shot without a code is an empty booth. */
export function photograph(code: PrintedCode | null, shot: Shot): Gray {
  const { width, height } = shot
  const light = new Float32Array(width * height)
  const dice = random(shot.seed ?? 1)
  const waves = [dice() * 6, dice() * 6, dice() * 6] as const
  const acrossWave = Float64Array.from({ length: width }, (_, x) => 25 * Math.sin(x / 97 + waves[0]))
  for (let y = 0, i = 0; y < height; y++) {
    const downWave = Math.cos(y / 61 + waves[1])
    for (let x = 0; x < width; x++, i++) {
      light[i] = 105 + acrossWave[x]! * downWave + (((x >> 6) + (y >> 7)) % 3) * 9
    }
  }
  if (code !== null) printOnto(light, code, shot)
  // The booth is smooth by itself; blurring what lies around the badge is enough.
  if (code !== null && shot.blur !== undefined && shot.blur > 0) blur(light, width, boxAround(shot), shot.blur)
  if (shot.move !== undefined && shot.move > 0) smear(light, width, height, shot.move, (shot.moveAngle ?? 20) * RAD)
  const data = new Uint8Array(width * height)
  const noise = shot.noise ?? 3
  const grains = grainTile()
  let next = Math.floor(dice() * grains.length)
  for (let i = 0; i < data.length; i++) {
    const value = light[i]! + noise * grains[next]!
    data[i] = value < 0 ? 0 : value > 255 ? 255 : value
    if (++next === grains.length) next = 0
  }
  return { data, width, height }
}

interface Box {
  x0: number
  x1: number
  y0: number
  y1: number
}

/** Where in the picture the badge can be at most. */
function boxAround({ width, height, size, x = width / 2, y = height / 2 }: Shot): Box {
  const reach = size * 1.6
  return {
    x0: Math.max(0, Math.floor(x - reach)),
    x1: Math.min(width, Math.ceil(x + reach)),
    y0: Math.max(0, Math.floor(y - reach)),
    y1: Math.min(height, Math.ceil(y + reach)),
  }
}

function printOnto(light: Float32Array, code: PrintedCode, shot: Shot): void {
  const { width } = shot
  const ray = rayOf(shot, code.height / code.width)
  const { contrast = 1, shade = 0.1, glare = 0 } = shot
  const ink = 128 - 105 * contrast
  const paper = 128 + 105 * contrast
  // Modules smaller than three pixels need more rays a pixel to be drawn without ripples.
  const rays = shot.size / code.width < 4 ? 4 : 3
  const { x0, x1, y0, y1 } = boxAround(shot)
  const at: Place = { u: 0, v: 0 }
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (!ray(x + 0.5, y + 0.5, at)) continue
      const { u: mu, v: mv } = at
      if (mu < PAPER.left || mu > PAPER.right || mv < PAPER.top || mv > PAPER.bottom) continue
      let sum: number
      if (mu < -0.02 || mu > 1.02 || mv < -0.02 || mv > 1.02) sum = printed(mu, mv) ? ink : paper
      else {
        let black = 0
        for (let down = 0.5; down < rays; down++) {
          for (let across = 0.5; across < rays; across++) {
            if (!ray(x + across / rays, y + down / rays, at)) continue
            const { u, v } = at
            if (u < 0 || v < 0 || u >= 1 || v >= 1) continue
            const column = (u * code.width) | 0
            const row = (v * code.height) | 0
            if (code.data[row * code.width + column] === 0) black++
          }
        }
        sum = paper + ((ink - paper) * black) / (rays * rays)
      }
      const shine = glare === 0 ? 0 : glare * 230 * Math.exp(-(((mu - 0.62) / 0.2) ** 2 + ((mv - 0.4) / 0.34) ** 2))
      light[y * width + x] = sum * (1 - shade * mu) + shine
    }
  }
}

/** Lines above the code, as a name and a company would look from afar. */
function printed(u: number, v: number): boolean {
  if (v > -0.42 && v < -0.26) return u > 0 && u < 0.8 && Math.sin(u * 70) > -0.2
  return v > -0.18 && v < -0.11 && u > 0 && u < 0.95 && Math.sin(u * 130) > 0
}

/** Gaussian blur by three box blurs (Kovesi 2010), each along the rows and then along the columns. */
function blur(light: Float32Array, width: number, { x0, x1, y0, y1 }: Box, deviation: number): void {
  const half = Math.max(1, Math.round(Math.sqrt((12 * deviation * deviation) / 3 + 1))) >> 1
  const [across, down] = [x1 - x0, y1 - y0]
  const before = new Float32Array(across * down)
  const sums = new Float64Array(across)
  const copy = (): void => {
    for (let y = 0; y < down; y++) before.set(light.subarray((y0 + y) * width + x0, (y0 + y) * width + x1), y * across)
  }
  for (let n = 0; n < 3; n++) {
    copy()
    for (let y = 0; y < down; y++) {
      const [from, to] = [y * across, (y0 + y) * width + x0]
      let sum = 0
      for (let x = -half; x <= half; x++) sum += before[from + within(x, across)]!
      for (let x = 0; x < across; x++) {
        light[to + x] = sum / (2 * half + 1)
        sum += before[from + within(x + half + 1, across)]! - before[from + within(x - half, across)]!
      }
    }
    copy()
    // All columns side by side: memory is read in its order.
    sums.fill(0)
    for (let y = -half; y <= half; y++) {
      const from = within(y, down) * across
      for (let x = 0; x < across; x++) sums[x]! += before[from + x]!
    }
    for (let y = 0; y < down; y++) {
      const to = (y0 + y) * width + x0
      const [comes, goes] = [within(y + half + 1, down) * across, within(y - half, down) * across]
      for (let x = 0; x < across; x++) {
        light[to + x] = sums[x]! / (2 * half + 1)
        sums[x]! += before[comes + x]! - before[goes + x]!
      }
    }
  }
}

/** The index itself, or the nearest one in a line of this length. */
const within = (index: number, length: number): number => (index < 0 ? 0 : index < length ? index : length - 1)

function smear(light: Float32Array, width: number, height: number, way: number, angle: number): void {
  const before = light.slice()
  const steps = Math.max(2, Math.ceil(way))
  const shifts = Array.from({ length: steps }, (_, i) => {
    const at = (i / (steps - 1) - 0.5) * way
    return [Math.round(at * Math.cos(angle)), Math.round(at * Math.sin(angle))] as const
  })
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (const [sx, sy] of shifts) {
        const fromX = Math.max(0, Math.min(width - 1, x + sx))
        const fromY = Math.max(0, Math.min(height - 1, y + sy))
        sum += before[fromY * width + fromX] ?? 0
      }
      light[y * width + x] = sum / steps
    }
  }
}
