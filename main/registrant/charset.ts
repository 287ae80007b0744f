/**
 * Which character set a whole list file is in, found in one pass that keeps only a sample: a list may be plain ASCII
 * for its first hundred thousand rows. The judging itself is the badge reader's.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { readSync } from 'node:fs'
import { decodeBytes, type Charset } from '../../shared/domain/badge/charset.ts'

/** 'mixed': each line in its own. */
export type ListCharset = Charset | 'mixed'

export interface FoundCharset {
  charset: ListCharset
  /** The set is a guess, or some characters could not be read in it. */
  doubtful: boolean
}

const CHUNK = 1 << 20
/** Bytes of lines that are not plain ASCII: enough to tell the sets apart, few enough to judge at once. */
const SAMPLE = 96 * 1024
const SAMPLE_A_CHUNK = 24 * 1024
const ESCAPE = 0x1b
const LF = 0x0a

/**
 * UTF-16 without a mark: in Western text every second byte is 0; in Japanese text the 0s of its commas and line ends
 * all lie on one side.
 */
function utf16Without(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0]
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2]! += 1
  const [even, odd] = zeros as [number, number]
  if (even + odd < head.length / 50) return null
  return odd > even * 20 ? 'utf-16le' : even > odd * 20 ? 'utf-16be' : null
}

function byMark(head: Buffer): Charset | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** Lines of a chunk that hold more than ASCII, or an escape sequence, up to a limit. */
function telling(chunk: Buffer, limit: number): Buffer[] {
  const lines: Buffer[] = []
  let taken = 0
  for (let start = 0; start < chunk.length && taken < limit;) {
    const next = chunk.indexOf(LF, start)
    const end = next < 0 ? chunk.length : next + 1
    const line = chunk.subarray(start, Math.min(end, start + SAMPLE_A_CHUNK))
    if (!isAscii(line) || line.includes(ESCAPE)) {
      lines.push(Buffer.from(line))
      taken += line.length
    }
    start = end
  }
  return lines
}

/** The character set of an open file. Reads all of it. */
export function findCharset(fd: number): FoundCharset {
  const buffer = Buffer.allocUnsafe(CHUNK)
  const sample: Buffer[] = []
  let taken = 0
  let utf8 = true
  let escapes = false
  let rest: Buffer = Buffer.alloc(0)
  for (let position = 0; ;) {
    const read = readSync(fd, buffer, 0, CHUNK, position)
    if (position === 0) {
      const head = buffer.subarray(0, Math.min(read, 4096))
      const wide = byMark(head) ?? utf16Without(head)
      if (wide !== null) return { charset: wide, doubtful: false }
    }
    position += read
    const chunk = Buffer.concat([rest, buffer.subarray(0, read)])
    // cut where no character can be cut in any of the sets
    const cut = read === 0 ? chunk.length : chunk.lastIndexOf(LF) + 1
    const whole = cut === 0 && chunk.length > CHUNK ? chunk : chunk.subarray(0, cut)
    rest = Buffer.from(chunk.subarray(whole.length))
    if (!isAscii(whole) || whole.includes(ESCAPE)) {
      utf8 &&= isUtf8(whole)
      escapes ||= whole.includes(ESCAPE)
      const lines = taken < SAMPLE ? telling(whole, Math.min(SAMPLE_A_CHUNK, SAMPLE - taken)) : []
      for (const line of lines) taken += line.length
      sample.push(...lines)
    }
    if (read === 0) break
  }
  if (utf8 && !escapes) return { charset: 'utf-8', doubtful: false }
  const { charset, warnings } = decodeBytes(Buffer.concat(sample))
  return { charset, doubtful: warnings.length > 0 }
}
