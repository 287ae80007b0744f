/** Writing results: to a pipe as fast as it takes them, never faster. */
import { once } from 'node:events'
import type { CliContext } from './host.ts'

/** Writes text and waits where the reader is slow. */
export async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain')
}

/** One JSON value on a line of its own. */
export async function writeJson({ streams }: CliContext, value: unknown): Promise<void> {
  await write(streams.stdout, `${JSON.stringify(value)}\n`)
}

/** A result: JSON where a program reads it, otherwise `text`. */
export async function writeResult(context: CliContext, value: unknown, text: string): Promise<void> {
  if (context.json) await writeJson(context, value)
  else await write(context.streams.stdout, `${forTerminal(text)}\n`)
}

/** One line for a person on stderr, whatever names and texts of others are in it. */
export async function writeWarning(stderr: NodeJS.WritableStream, text: string): Promise<void> {
  await write(stderr, `${oneLine(text)}\n`)
}

/** Names come from other machines: one must not begin a line of its own, or act on the terminal. */
export function oneLine(text: string): string {
  return forTerminal(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '))
}

/** Text from a badge must not act on the terminal: control characters but for the line end are shown as a mark. */
export function forTerminal(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' || character === '\t' ? character : '\ufffd'))
}
