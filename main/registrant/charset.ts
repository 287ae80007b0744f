/**
 * Finds the character set of a whole list file in one pass that keeps only a sample. The first hundred thousand rows
 * may be plain ASCII. The badge reader's code judges the sample.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { readSync } from 'node:fs'
import { decodeBytes, type Charset } from '../../shared/domain/badge/charset.ts'

/** 'mixed' means that each line has its own character set. */
export type ListCharset = Charset | 'mixed'

export interface FoundCharset {
  charset: ListCharset
  /** True if the set is a guess, or some characters could not be read in it. */
  doubtful: boolean
}

const CHUNK = 1 << 20
/** Bytes of lines that are not plain ASCII: enough to tell the sets apart, and quick to judge. */
const SAMPLE = 96 * 1024
const SAMPLE_A_CHUNK = 24 * 1024
const ESCAPE = 0x1b
const LF = 0x0a

/**
 * Detects UTF-16 without a byte order mark. In Western text every second byte is 0. In Japanese text the zero bytes of
 * commas and line ends are all on one side.
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

/** Lines of a chunk that hold non-ASCII bytes or an escape sequence, up to a limit. */
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

/** Finds the character set of an open file. It reads the whole file. */
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
    // Cut at a line end, where no set can have a split character.
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
