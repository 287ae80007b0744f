// Finds a Chromium for the tests, or gets one. A browser that cannot be had is an error that says what to install:
// browser tests are never left out. A headless shell, which is a Chromium without windows, goes before a whole one:
// that one also loads pages of its own for the address bar of every test, and the tests take half as long again.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const ON_LINUX = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const onWindows = (): string[] => {
  const roots = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter(
    (r) => r !== undefined,
  )
  const below = [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ]
  return below.flatMap((path) => roots.map((root) => join(root, path)))
}

const onMac = (): string[] =>
  ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')].map(
      (folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
    ),
  )

const inPath = (names: string[]): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

const installed = (): string[] => {
  if (process.platform === 'win32') return onWindows()
  if (process.platform === 'darwin') return onMac()
  return inPath(ON_LINUX)
}

/** The headless shells that are here: the distribution's, then the one that Playwright has downloaded. */
function shells(): string[] {
  const packaged = process.platform === 'linux' ? inPath(['chromium-headless-shell']) : []
  // Playwright tells only where its whole Chromium would be. The shell of the same revision is in a folder beside it.
  const [, folder, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(chromium.executablePath()) ?? []
  if (folder === undefined) return packaged
  const name = `chromium_headless_shell-${revision}/*/{chrome-headless-shell,headless_shell}{,.exe}`
  return [...packaged, ...globSync(name, { cwd: folder }).map((path) => join(folder, path))]
}

/**
 * Path of a Chromium that is here: the one in ENISHI_BROWSER, a headless shell, an installed Chrome, Chromium or Edge,
 * or Playwright's own; else null.
 */
export function findBrowser(): string | null {
  const named = process.env['ENISHI_BROWSER']
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`ENISHI_BROWSER names ${named}, and there is no such file.`)
    return named
  }
  return [...shells(), ...installed(), chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

const run = (command: string, args: string[]): boolean => {
  console.log(`> ${command} ${args.join(' ')}`)
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

/**
 * As findBrowser, but gets a headless shell where there is no browser: Playwright's download or, as root on Debian and
 * Ubuntu, the distribution's package.
 * @throws Error that says what to install.
 */
export function ensureBrowser(): string {
  const here = findBrowser()
  if (here !== null) return here
  console.log('No Chromium is installed for the browser tests; getting one.')
  const playwright = join(import.meta.dirname, '../../node_modules/playwright/cli.js')
  const downloaded = run(process.execPath, [playwright, 'install', '--with-deps', '--only-shell', 'chromium'])
  if (!downloaded || findBrowser() === null) {
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
    if (asRoot && run('apt-get', ['update', '-q'])) {
      const install = ['install', '-y', '-q', '--no-install-recommends']
      void (run('apt-get', [...install, 'chromium-headless-shell']) || run('apt-get', [...install, 'chromium']))
    }
  }
  const got = findBrowser()
  if (got !== null) return got
  throw new Error(
    'The browser tests need a Chromium, and none could be installed. Install Chrome, Chromium or Edge ' +
      '(on Debian: apt-get install chromium-headless-shell), or name one in ENISHI_BROWSER.',
  )
}

/** Switches for a Chromium under test: quiet, and without its own sandbox only where root makes that impossible. */
export const browserArgs = (): string[] => [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
