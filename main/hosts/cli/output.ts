/** Writes results to a pipe no faster than the program at its other end takes them. */
import { AppError } from '../../../shared/errors.ts'
import type { CliContext } from './host.ts'

/** The other program has closed the pipe: `head` has enough lines, or the other program has ended. */
export class OutputClosed extends Error {}

function toOutputError(error: Error): Error {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(code))
    return new OutputClosed('nobody reads on', { cause: error })
  return new AppError('file_unwritable', { file: 'stdout', detail: code }, { cause: error })
}

/**
 * Writes text and waits until the other program has taken it. Throws `OutputClosed`, or `file_unwritable` if writing
 * fails (a full disk).
 */
export function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: Error | null) => (error ? reject(toOutputError(error)) : resolve()))
  })
}

/** Writes one JSON value on its own line. */
export async function writeJson({ streams }: CliContext, value: unknown): Promise<void> {
  await write(streams.stdout, `${JSON.stringify(value)}\n`)
}

/** Writes a result: JSON for a program, otherwise `text`. */
export async function writeResult(context: CliContext, value: unknown, text: string): Promise<void> {
  if (context.json) await writeJson(context, value)
  else await write(context.streams.stdout, `${forTerminal(text)}\n`)
}

/** Writes one line for a person on stderr, even if names or texts in it contain line breaks. */
export async function writeWarning(stderr: NodeJS.WritableStream, text: string): Promise<void> {
  await write(stderr, `${oneLine(text)}\n`)
}

/** Names come from other machines. A name must not start a new line or control the terminal. */
export function oneLine(text: string): string {
  return forTerminal(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '))
}

/** Text from a badge must not control the terminal. Control characters except the line end are shown as a mark. */
export function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' || character === '\t' ? character : '\ufffd',
  )
}
