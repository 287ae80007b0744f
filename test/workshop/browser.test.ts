/** Which browser the end-to-end tests take. Playwright reads where its own are once, so each case has its process. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

const root = resolve(import.meta.dirname, '../..')
const ASK = "import { findBrowser } from './test/support/browser.ts'; console.log(findBrowser())"

/** What findBrowser answers where nothing is installed but the `files` of a folder that stands for a home. */
function found(home: string, env: Record<string, string> = {}): { path: string; stderr: string } {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', ASK], {
    cwd: root,
    encoding: 'utf8',
    env: { HOME: home, PATH: join(home, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(home, 'playwright'), ...env },
  })
  return { path: stdout.trim(), stderr }
}

function place(home: string, name: string): string {
  const file = join(home, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '')
  return file
}

const { browsers } = JSON.parse(readFileSync(join(root, 'node_modules/playwright-core/browsers.json'), 'utf8')) as {
  browsers: { name: string; revision: string }[]
}
const revision = browsers.find(({ name }) => name === 'chromium-headless-shell')?.revision
const downloaded = `playwright/chromium_headless_shell-${revision}/chrome-headless-shell-linux64/chrome-headless-shell`

test("the headless shell that Playwright's download leaves is found", () => {
  const home = temporaryFolder()
  const shell = place(home, downloaded)
  expect(found(home).path).toBe(shell)
})

test('a shell of an older Playwright is none: it may lack what the tests ask for', () => {
  const home = temporaryFolder()
  const shell = place(home, downloaded.replace(`-${revision}/`, '-1/'))
  expect(found(home).path).not.toBe(shell)
})

test('a shell goes before a whole browser, the distribution’s before a download, and what is named before all', () => {
  const home = temporaryFolder()
  const whole = place(home, 'bin/chromium')
  const shell = place(home, downloaded)
  expect(found(home).path).toBe(shell)
  const packaged = place(home, 'bin/chromium-headless-shell')
  expect(found(home).path).toBe(process.platform === 'linux' ? packaged : shell)
  expect(found(home, { ENISHI_BROWSER: whole }).path).toBe(whole)
  expect(found(home, { ENISHI_BROWSER: join(home, 'nowhere') }).stderr).toContain('ENISHI_BROWSER names')
})
