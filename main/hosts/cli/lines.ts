/** Payloads from standard input, one per line, as raw bytes, so that no character set is lost. */
import { MAX_PAYLOAD_BYTES } from '../../../shared/contract/shapes.ts'
import { AppError } from '../../../shared/errors.ts'

export interface PayloadLine {
  /** From 1. */
  line: number
  /** null if the line is not hex, or is longer than any payload. */
  payload: Uint8Array | null
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
/** The longest line to keep; the rest of a longer line is skipped. Hex takes two characters per byte. */
const MAX_LINE_BYTES = MAX_PAYLOAD_BYTES * 2 + 2

function fromHexText(text: string): Uint8Array | null {
  const digits = text.replace(/\s+/g, '')
  return /^(?:[0-9a-f]{2})*$/i.test(digits) ? new Uint8Array(Buffer.from(digits, 'hex')) : null
}

/** The payload of an argument: its UTF-8 bytes, or with `hex` the bytes it spells. Throws `usage` if it is not hex. */
export function payloadFromArgument(text: string, hex: boolean): Uint8Array {
  const payload = hex ? fromHexText(text) : new TextEncoder().encode(text)
  if (payload === null) throw new AppError('usage', { detail: `--hex ${text.slice(0, 40)}` })
  return payload
}

function toPayload(line: Buffer, hex: boolean): Uint8Array | null {
  const bytes = line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line
  const payload = hex ? fromHexText(bytes.toString('latin1')) : new Uint8Array(bytes)
  return payload === null || payload.length > MAX_PAYLOAD_BYTES ? null : payload
}

/** Every line of the stream as it arrives. A last line without a line end counts; an empty last line does not. */
export async function* payloadLines(stream: AsyncIterable<string | Buffer>, hex: boolean): AsyncGenerator<PayloadLine> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  let tooLong = false
  const next = (bytes: Buffer): PayloadLine => {
    const payload = tooLong ? null : toPayload(bytes, hex)
    tooLong = false
    return { line: ++line, payload }
  }
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, typeof chunk === 'string' ? Buffer.from(chunk) : chunk])
    for (let end = rest.indexOf(LINE_FEED); end >= 0; end = rest.indexOf(LINE_FEED)) {
      const bytes = rest.subarray(0, end)
      rest = rest.subarray(end + 1)
      yield next(bytes)
    }
    if (rest.length > MAX_LINE_BYTES) {
      tooLong = true
      rest = Buffer.alloc(0)
    }
  }
  if (rest.length > 0 || tooLong) yield next(rest)
}
