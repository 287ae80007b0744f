/**
 * The direction of the lines of a code. Across them brightness changes, along them hardly, and all in one direction. It
 * comes from the gradients of small blocks (structure tensor, Förstner 1987) and takes a millisecond.
 */
import type { GrayPicture } from './zxing.ts'

/** Side of a block in pixels. Every second pixel is looked at. */
const BLOCK = 32
/** A block with at least this mean square of the gradients holds something printed. */
const PRINTED = 900
/** Coherence from 0 (changes in all directions) to 1 (in one). A block of lines has more than this. */
const COHERENT = 0.4
/** Bins of five degrees. A code has at least `ENOUGH` in a bin with its neighbours; an edge has less. */
const BINS = 36
const ENOUGH = 3

/** Direction and strength of the lines in the block at a place, or null where there are none. */
function lines({ gray, width }: GrayPicture, left: number, top: number): { angle: number; weight: number } | null {
  let xx = 0
  let yy = 0
  let xy = 0
  for (let y = top; y < top + BLOCK; y += 2) {
    for (let x = left, i = y * width + left; x < left + BLOCK; x += 2, i += 2) {
      const down = (gray[i + width + 1] ?? 0) - (gray[i] ?? 0)
      const up = (gray[i + 1] ?? 0) - (gray[i + width] ?? 0)
      const across = down + up
      const along = down - up
      xx += across * across
      yy += along * along
      xy += across * along
    }
  }
  const weight = Math.hypot(xx - yy, 2 * xy) / (xx + yy + 1)
  return xx + yy < (PRINTED * BLOCK * BLOCK) / 4 || weight < COHERENT
    ? null
    : { angle: Math.atan2(2 * xy, xx - yy) / 2, weight }
}

/** How far the lines that most blocks share lean from upright, in degrees from -90 to 90; null without such lines. */
export function tiltOf(picture: GrayPicture): number | null {
  const found: { angle: number; weight: number }[] = []
  const bins = new Float64Array(BINS)
  for (let top = 0; top + BLOCK < picture.height; top += BLOCK) {
    for (let left = 0; left + BLOCK < picture.width; left += BLOCK) {
      const block = lines(picture, left, top)
      if (block === null) continue
      found.push(block)
      const bin = Math.floor((block.angle / Math.PI + 0.5) * BINS) % BINS
      bins[bin] = (bins[bin] ?? 0) + block.weight
    }
  }
  const around = (bin: number): number =>
    (bins[(bin + BINS - 1) % BINS] ?? 0) + (bins[bin] ?? 0) + (bins[(bin + 1) % BINS] ?? 0)
  const best = bins.reduce((most, _, bin) => (around(bin) > around(most) ? bin : most), 0)
  if (around(best) < ENOUGH) return null
  const middle = ((best + 0.5) / BINS - 0.5) * Math.PI
  let cos = 0
  let sin = 0
  // Directions are equal after half a turn, so their doubles are averaged.
  for (const { angle, weight } of found) {
    if (Math.cos(2 * (angle - middle)) < Math.cos((3 * Math.PI) / BINS)) continue
    cos += weight * Math.cos(2 * angle)
    sin += weight * Math.sin(2 * angle)
  }
  return (Math.atan2(sin, cos) * 90) / Math.PI
}
