/**
 * What the page and its decoding workers say to each other. A picture is handed over whole and belongs to the worker
 * from then on.
 */
import type { FoundCode } from '../../shared/domain/scan/code.ts'
import type { LookFor } from '../../shared/decode/look.ts'

/** What a camera or a file gives to decode. */
export type Picture = VideoFrame | ImageBitmap

export type ToWorker =
  /**
   * First of all; answered by `ready` or `unavailable`. `wasm` is the address of zxing's module; empty where none is
   * needed.
   */
  | { type: 'start'; wasm: string }
  /** Answered by `found` or `failed` with the same id. */
  | { type: 'decode'; id: number; picture: Picture; lookFor: LookFor }

export type FromWorker =
  | { type: 'ready' }
  /** This engine cannot work here; `detail` is for the log. */
  | { type: 'unavailable'; detail: string }
  | { type: 'found'; id: number; found: Found }
  | { type: 'failed'; id: number; detail: string }

/** What was found in one picture. */
export interface Found {
  codes: FoundCode[]
  /** Size of the picture that the codes' corners refer to, in pixels. */
  width: number
  height: number
  /** Milliseconds of work, for the health page and the benchmark. */
  took: number
}
