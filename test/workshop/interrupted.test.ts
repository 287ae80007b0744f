// A test run that is interrupted, or killed, leaves no process and no folder behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { beforeAll, test } from 'vitest'
import { ensureBrowser } from '../support/browser.ts'
import buildFirst from '../support/build-first.ts'

const RUN = resolve(import.meta.dirname, '../support/hanging/run.ts')

interface Hanging {
  urls: string[]
  pids: number[]
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

beforeAll(buildFirst)

test.concurrent.for([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGKILL', null],
] as const)(
  '%s ends vitest, Playwright, their hosts and their browsers',
  async ([signal, exitCode], { expect, onTestFinished }) => {
    // a short name: Chromium makes a socket below it, whose path may have 108 characters
    const folder = mkdtempSync(join(tmpdir(), 'i-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const run = spawn(process.execPath, [RUN], {
      stdio: 'ignore',
      env: { ...process.env, ENISHI_BROWSER: ensureBrowser(), ENISHI_HANGING: folder, TMPDIR: folder },
    })
    onTestFinished(() => void run.kill('SIGKILL'))
    const ended = once(run, 'exit')
    const files = ['unit.json', 'page.json'].map((name) => join(folder, name))
    const areUp = () => files.every((file) => existsSync(file))
    await expect.poll(() => areUp() || run.exitCode !== null, { timeout: 120_000 }).toBe(true)
    expect(run.exitCode, 'the run ended by itself').toBeNull()
    const told = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Hanging)
    const urls = told.flatMap((one) => one.urls)
    const pids = told.flatMap((one) => one.pids)
    for (const url of urls) expect((await fetch(url)).ok, url).toBe(true)
    expect(pids.filter((pid) => !isAlive(pid))).toEqual([])

    run.kill(signal)
    // Windows knows no signals: there they all kill
    expect(await ended).toEqual(exitCode === null || process.platform === 'win32' ? [null, signal] : [exitCode, null])
    await expect.poll(() => pids.filter(isAlive)).toEqual([])
    for (const url of urls) await expect(fetch(url), url).rejects.toThrow('fetch failed')
    await expect.poll(() => readdirSync(folder).filter((name) => name.startsWith('enishi-run-'))).toEqual([])
  },
)
