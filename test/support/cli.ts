/** Runs the real command in a process of its own, on a data folder of the test. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const CLI = fileURLToPath(new URL('../../main/hosts/cli/cli.ts', import.meta.url))

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
  /** Every line of stdout as JSON. */
  json(): unknown[]
}

export function startCli(args: readonly string[]): ChildProcessByStdio<Writable, Readable, Readable> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'C', LC_ALL: 'C', ENISHI_DATA: '' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs to the end with `input` on stdin. */
export async function runCli(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const child = startCli(args)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // a command that ends without reading closes its side first
  child.stdin.on('error', () => undefined).end(input)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return {
    code,
    stdout,
    stderr,
    json: () =>
      stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown),
  }
}
