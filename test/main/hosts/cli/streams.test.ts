/**
 * What happens at the ends of the pipes: a program that leaves, output that cannot be written, a command that is asked
 * to stop.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { runCli, startCli } from '../../../support/cli.ts'
import { temporaryFolder } from '../../../support/folder.ts'

const CLI = fileURLToPath(new URL('../../../../main/hosts/cli/cli.ts', import.meta.url))

async function demo(leads: number): Promise<string> {
  const folder = temporaryFolder()
  expect((await runCli(['demo', '--leads', String(leads), '--data', folder])).code).toBe(0)
  return folder
}

/** Reads one line, then closes its end as `head -1` does; the exit code and all of stderr. */
async function readOneLine(args: string[], input = ''): Promise<{ code: number | null; stderr: string }> {
  const child = startCli(args)
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => undefined).end(input)
  await once(createInterface({ input: child.stdout }), 'line')
  child.stdout.destroy()
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stderr }
}

test('a program that has seen enough ends a list quietly', async () => {
  const folder = await demo(400)
  expect(await readOneLine(['leads', '--json', '--data', folder])).toEqual({ code: 0, stderr: '' })
})

test('scanning stops where nobody reads the acknowledgements, saying which line was the last', async () => {
  const folder = await demo(0)
  const { code, stderr } = await readOneLine(
    ['scan', '--exhibitor', 'AURORA', '--json', '--data', folder],
    Array.from({ length: 3000 }, (_, i) => `A${i}\n`).join(''),
  )
  const line = Number(/up to line (\d+) are saved/.exec(stderr)?.[1])
  expect([code, stderr.trim().split('\n').length]).toEqual([1, 1])
  expect((await runCli(['leads', '--json', '--data', folder])).json()).toHaveLength(line)
})

test.skipIf(!existsSync('/dev/full'))(
  'output that cannot be written is 6 with one line, not a list that ends early in silence',
  async () => {
    const folder = await demo(3)
    const child = spawn(
      'sh',
      ['-c', 'exec "$@" > /dev/full', 'sh', process.execPath, CLI, 'leads', '--json', '--data', folder],
      { env: { ...process.env, LC_ALL: 'C' } },
    )
    onTestFinished(() => void child.kill('SIGKILL'))
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const [code] = (await once(child, 'close')) as [number | null]
    expect([code, stderr.trim().split('\n')]).toEqual([6, [expect.stringContaining('cannot be written')]])
  },
)

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends scanning with one line, whether it waits for a badge or thousands of lines have come',
  async (signal) => {
    const folder = await demo(0)
    for (const lines of [1, 5000]) {
      const child = startCli(['scan', '--exhibitor', 'AURORA', '--json', '--data', folder])
      child.stdin
        .on('error', () => undefined)
        .write(Array.from({ length: lines }, (_, i) => `${signal}${lines}-${i}\n`).join(''))
      const outcomes: unknown[] = []
      const output = createInterface({ input: child.stdout }).on('line', (line) => outcomes.push(JSON.parse(line)))
      await once(output, 'line')
      child.kill(signal)
      const [code] = (await once(child, 'close')) as [number | null]
      expect(code).toBe(1)
      expect(outcomes.at(-1)).toMatchObject({ error: { code: 'cancelled' } })
      expect(outcomes.length).toBeLessThan(Math.max(lines, 3))
    }
    expect((await runCli(['check', '--json', '--data', folder])).json()).toMatchObject([
      { ok: true, findings: [{ code: 'no_backup' }] },
    ])
  },
)

test('the second copy keeps up with lines that come all at once', async () => {
  const folder = await demo(0)
  const child = startCli(['scan', '--exhibitor', 'AURORA', '--json', '--data', folder])
  child.stdin.on('error', () => undefined).write(Array.from({ length: 3000 }, (_, i) => `A${i}\n`).join(''))
  let seen = 0
  const output = createInterface({ input: child.stdout })
  await new Promise<void>((resolve) => output.on('line', () => ++seen === 100 && resolve()))
  child.kill('SIGKILL')
  await once(child, 'close')
  const copied = readFileSync(join(folder, 'scans.journal'), 'utf8').split('\n').length - 1
  const stored = (await runCli(['leads', '--json', '--data', folder])).json().length
  expect(stored).toBeGreaterThanOrEqual(100)
  // at most the one that was being answered
  expect(stored - copied).toBeLessThanOrEqual(1)
})
