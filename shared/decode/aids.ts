/**
 * Ways to make a bad picture readable. All work on gray pixels and map their points back. Most halve the picture first:
 * that removes noise and makes the rest four times as cheap, and a code that fills the frame still has enough pixels.
 */
import type { Point } from '../domain/scan/code.ts'
import type { GrayPicture } from './zxing.ts'

/** A changed picture, and how to find its points in the original. */
export interface Aided extends GrayPicture {
  back(point: Point): Point
}

const same = (point: Point): Point => point

/** Half as wide and high; each pixel the mean of four. */
export function halved(picture: GrayPicture): Aided {
  const width = picture.width >> 1
  const height = picture.height >> 1
  const from = picture.gray
  const gray = new Uint8Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, at = 2 * y * picture.width; x < width; x++, i++, at += 2) {
      gray[i] =
        ((from[at] ?? 0) +
          (from[at + 1] ?? 0) +
          (from[at + picture.width] ?? 0) +
          (from[at + picture.width + 1] ?? 0) +
          2) >>
        2
    }
  }
  return { gray, width, height, back: (point) => ({ x: point.x * 2, y: point.y * 2 }) }
}

/** The middle, where people hold a badge: half the width and most of the height. It is small enough to be enlarged. */
export function centre(picture: GrayPicture): Aided {
  const width = picture.width >> 1
  const height = (picture.height * 3) >> 2
  const left = (picture.width - width) >> 1
  const top = (picture.height - height) >> 1
  const gray = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left
    gray.set(picture.gray.subarray(from, from + width), y * width)
  }
  return { gray, width, height, back: ({ x, y }) => ({ x: x + left, y: y + top }) }
}

/** Calls back for each pixel with the sums over the square of `radius` around it (integral images, Crow 1984). */
function aroundEach(
  { gray, width, height }: GrayPicture,
  radius: number,
  squares: boolean,
  each: (i: number, mean: number, meanOfSquares: number) => void,
): void {
  const row = width + 1
  const sums = new Float64Array(row * (height + 1))
  const squareSums = squares ? new Float64Array(row * (height + 1)) : sums
  for (let y = 0, i = 0; y < height; y++) {
    let sum = 0
    let square = 0
    for (let x = 0, at = (y + 1) * row + 1; x < width; x++, i++, at++) {
      const value = gray[i] ?? 0
      sum += value
      sums[at] = (sums[at - row] ?? 0) + sum
      if (!squares) continue
      square += value * value
      squareSums[at] = (squareSums[at - row] ?? 0) + square
    }
  }
  for (let y = 0, i = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * row
    const bottom = Math.min(height, y + radius + 1) * row
    for (let x = 0; x < width; x++, i++) {
      const left = Math.max(0, x - radius)
      const right = Math.min(width, x + radius + 1)
      const count = ((bottom - top) / row) * (right - left)
      const within = (all: Float64Array): number =>
        ((all[bottom + right] ?? 0) - (all[top + right] ?? 0) - (all[bottom + left] ?? 0) + (all[top + left] ?? 0)) /
        count
      each(i, within(sums), squares ? within(squareSums) : 0)
    }
  }
}

const clamped = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value)

/** Unsharp masking, against a lens out of focus or a moving hand. */
export function sharpened(picture: GrayPicture, radius: number, strength: number): Aided {
  const gray = new Uint8Array(picture.width * picture.height)
  aroundEach(picture, radius, false, (i, mean) => {
    const value = picture.gray[i] ?? 0
    gray[i] = clamped(value + strength * (value - mean))
  })
  return { gray, width: picture.width, height: picture.height, back: same }
}

/** Less deviation than this around a pixel is noise. It is not turned into black and white. */
const NOISE = 6

/** Makes the contrast equal everywhere, against faded print, shadows and reflections. */
export function evenedOut(picture: GrayPicture, radius: number): Aided {
  const gray = new Uint8Array(picture.width * picture.height)
  aroundEach(picture, radius, true, (i, mean, meanOfSquares) => {
    const deviation = Math.max(NOISE, Math.sqrt(Math.max(0, meanOfSquares - mean * mean)))
    gray[i] = clamped(128 + (((picture.gray[i] ?? 0) - mean) / deviation) * 80)
  })
  return { gray, width: picture.width, height: picture.height, back: same }
}

/** Enlarges smoothly, for codes whose modules are hardly larger than a pixel. */
export function enlarged(picture: GrayPicture, factor: number): Aided {
  const width = Math.floor(picture.width * factor)
  const height = Math.floor(picture.height * factor)
  return resampled(picture, width, height, (x, y) => ({ x: x / factor, y: y / factor }), 0)
}

/**
 * Turns about the middle and fills the corners with white: linear and stacked codes are found only when nearly level or
 * upright.
 */
export function turned(picture: GrayPicture, degrees: number): Aided {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const width = Math.ceil(picture.width * Math.abs(cos) + picture.height * Math.abs(sin))
  const height = Math.ceil(picture.width * Math.abs(sin) + picture.height * Math.abs(cos))
  return resampled(
    picture,
    width,
    height,
    (x, y) => ({
      x: cos * (x - width / 2) + sin * (y - height / 2) + picture.width / 2,
      y: -sin * (x - width / 2) + cos * (y - height / 2) + picture.height / 2,
    }),
    255,
  )
}

function resampled(
  picture: GrayPicture,
  width: number,
  height: number,
  from: (x: number, y: number) => Point,
  outside: number,
): Aided {
  const gray = new Uint8Array(width * height)
  const lastX = picture.width - 1
  const lastY = picture.height - 1
  const at = (x: number, y: number): number =>
    picture.gray[Math.min(lastY, y) * picture.width + Math.min(lastX, x)] ?? 0
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const point = from(x, y)
      if (point.x < 0 || point.y < 0 || point.x > lastX || point.y > lastY) {
        gray[i] = outside === 255 ? 255 : at(Math.max(0, Math.round(point.x)), Math.max(0, Math.round(point.y)))
        continue
      }
      const left = Math.floor(point.x)
      const top = Math.floor(point.y)
      const right = point.x - left
      const below = point.y - top
      gray[i] =
        (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - below) +
        (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * below
    }
  }
  return { gray, width, height, back: ({ x, y }) => from(x, y) }
}

/** One aid after the other. */
export function followed(first: Aided, second: (picture: GrayPicture) => Aided): Aided {
  const result = second(first)
  return { ...result, back: (point) => first.back(result.back(point)) }
}
