/** Runs the real command on a data folder of the test: within the test, or in a process of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { runCli as runCommand } from '../../main/hosts/cli/run.ts'

const CLI = fileURLToPath(new URL('../../main/hosts/cli/cli.ts', import.meta.url))
const environment = () => ({ ...process.env, LANG: 'C', LC_ALL: 'C', ENISHI_DATA: '' })

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
  /** Every line of stdout as JSON. */
  json(): unknown[]
}

/** Starts it in a process of its own. */
export function startCli(args: readonly string[]): ChildProcessByStdio<Writable, Readable, Readable> {
  const child = spawn(process.execPath, [CLI, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment(),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs to the end within the test, with `input` on stdin: a process of its own takes most of a second to start. */
export async function runCli(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const texts = Promise.all([text(stdout), text(stderr)])
  const code = await runCommand(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout,
    stderr,
    env: environment(),
  })
  stdout.end()
  stderr.end()
  const [out, error] = await texts
  const lines = () => out.split('\n').filter((line) => line !== '')
  return { code, stdout: out, stderr: error, json: () => lines().map((line) => JSON.parse(line) as unknown) }
}
