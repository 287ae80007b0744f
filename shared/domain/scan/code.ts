/**
 * A code that a decoder found: its bytes, its kind, and its place in the picture. Other files make text from the bytes.
 */
import type { Symbology } from './symbologies.ts'

/** A point in pixels of the picture, from its top left. */
export interface Point {
  x: number
  y: number
}

/** Top left, top right, bottom right, bottom left of the code itself: a turned code starts at its own top left. */
export type Corners = readonly [Point, Point, Point, Point]

/** One code in one picture. */
export interface FoundCode {
  /** The content exactly as printed, without a character set. */
  bytes: Uint8Array
  symbology: Symbology
  corners: Corners
}

/** Lower-case hex, two digits a byte: what `scan.record` and `scan.read` take as `payloadHex`. */
export function bytesToHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** The middle of a code, where the page puts a mark or a button. */
export function centreOf(corners: Corners): Point {
  return { x: corners.reduce((sum, p) => sum + p.x, 0) / 4, y: corners.reduce((sum, p) => sum + p.y, 0) / 4 }
}

/** The same content in the same kind of code? */
export function sameCode(a: FoundCode, b: FoundCode): boolean {
  return (
    a.symbology === b.symbology && a.bytes.length === b.bytes.length && a.bytes.every((byte, i) => byte === b.bytes[i])
  )
}
