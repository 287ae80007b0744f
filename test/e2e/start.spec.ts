// `npm start` where no window can be opened: the browser host, a line that says why, an address that works.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'

const root = resolve(import.meta.dirname, '../..')

/** Waits for lines of a process's output, those that have already come included. */
const watch = (child: ChildProcess): ((wanted: RegExp) => Promise<RegExpExecArray>) => {
  let output = ''
  let ended: number | null | undefined
  const add = (data: Buffer): void => void (output += data.toString())
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  child.on('exit', (code) => (ended = code))
  return async (wanted) => {
    for (;;) {
      const found = wanted.exec(output)
      if (found) return found
      if (ended !== undefined) throw new Error(`It ended with ${ended ?? 'a signal'}:\n${output}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

// Elsewhere than on Linux there is always a display, so the browser has to be asked for.
const [argument, reason] =
  process.platform === 'linux' ? [[], 'there is no display'] : [['--browser'], '--browser asked for it']

test('without a display the app is served to a browser on this machine', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'enishi-start-'))
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  const child = spawn(process.execPath, ['-r', './workshop/prepare-node.cjs', 'main/hosts/start.ts', ...argument], {
    cwd: root,
    env: { ...env, LC_ALL: 'en_GB.UTF-8', ENISHI_DATA: folder },
  })
  const line = watch(child)
  try {
    const [, why] = await line(/^Enishi opens in a browser: (.+)\.$/m)
    expect(why).toBe(reason)
    const [, url] = await line(/Enishi is ready: (http:\/\/127\.0\.0\.1:\d+\/\S*)/)
    await page.goto(url ?? '')
    await expect(page).toHaveTitle(/Enishi/)
    const ended = new Promise((done) => child.on('exit', done))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  } finally {
    child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
})
