/**
 * The messages between the page and its decoding workers. A picture is transferred whole and then belongs to the
 * worker.
 */
import type { FoundCode } from '../../shared/domain/scan/code.ts'
import type { LookFor } from '../../shared/decode/look.ts'

/** What a camera or a file gives to decode. */
export type Picture = VideoFrame | ImageBitmap

export type ToWorker =
  /**
   * The first message; `ready` or `unavailable` answers it. `wasm` is the address of zxing's module; empty where none
   * is needed.
   */
  | { type: 'start'; wasm: string }
  /** `found` or `failed` with the same id answers it. */
  | { type: 'decode'; id: number; picture: Picture; lookFor: LookFor }

export type FromWorker =
  | { type: 'ready' }
  /** This engine cannot work here; `detail` is for the log. */
  | { type: 'unavailable'; detail: string }
  | { type: 'found'; id: number; found: Found }
  | { type: 'failed'; id: number; detail: string }

/** The codes of one picture. */
export interface Found {
  codes: FoundCode[]
  /** Size of the picture in which the corners of codes are measured, in pixels. */
  width: number
  height: number
  /** Milliseconds of work, for the health page and the benchmark. */
  took: number
}
