/**
 * From `serve` to a Scan screen one can use, and what the page loads for it. The peer is a bare page in the same
 * browser.
 */
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page } from '@playwright/test'
import { buildAll, buildIsStale } from '../../workshop/bundle.ts'
import { browserArgs, ensureBrowser } from '../support/browser.ts'
import { exhibitionFile } from '../support/exhibition.ts'
import { makeFullFolder } from '../support/full-folder.ts'
import { newDataFolder, startHost } from '../support/host.ts'
import { median } from './figures.ts'
import type { BenchRow } from './row.ts'

export const title = 'Start'

const ROUNDS = 5
const LEADS = 100_000
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`

/** Waits for an element and its text. It looks at each frame; a locator looks less and less often. */
async function shown(page: Page, selector: string, text: string): Promise<void> {
  await page.waitForFunction(
    ([wanted, words]) =>
      [...document.querySelectorAll(wanted)].some((found) =>
        found.closest('label, h1, button')?.textContent.includes(words),
      ),
    [selector, text] as const,
    { polling: 'raf' },
  )
}

const EXHIBITOR_CHOICE = '[role="radio"], input[type="radio"]'

/** From the moment the command is started until an exhibitor can be chosen, in ms. */
async function startOnce(browser: Browser, folder: string, exhibitor: string): Promise<number> {
  const started = performance.now()
  const host = await startHost(folder)
  const page = await browser.newPage()
  await page.goto(host.url, { waitUntil: 'commit' })
  await shown(page, EXHIBITOR_CHOICE, exhibitor)
  const ms = performance.now() - started
  await page.close()
  await host.end('SIGKILL')
  return ms
}

/** The files that the page has loaded when an exhibitor can be chosen. Not timed: reading them delays the page. */
async function loadedFirst(browser: Browser, folder: string, exhibitor: string): Promise<Map<string, Buffer>> {
  const host = await startHost(folder)
  const page = await browser.newPage()
  const files = new Map<string, Buffer>()
  const bodies: Promise<void>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/rpc/') && response.ok())
      bodies.push(
        response.body().then(
          (body) => void files.set(pathname, body),
          () => undefined,
        ),
      )
  })
  await page.goto(host.url)
  await shown(page, EXHIBITOR_CHOICE, exhibitor)
  // The other rooms are fetched once the page is idle; what counts is what Scan needs.
  await Promise.all(bodies)
  const first = new Map(files)
  await page.close()
  await host.end('SIGKILL')
  return first
}

/** A page with nothing on it, from a server that is already there: what the browser alone takes. */
async function bareOnce(browser: Browser, url: string): Promise<number> {
  const started = performance.now()
  const page = await browser.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  await shown(page, 'h1', 'bare')
  const ms = performance.now() - started
  await page.close()
  return ms
}

export async function run(): Promise<BenchRow[]> {
  if (buildIsStale()) await buildAll()
  const server = createServer(
    (_request, response) => void response.setHeader('content-type', 'text/html').end('<!doctype html><h1>bare</h1>'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bareUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const executablePath = ensureBrowser()
  const browser = await chromium.launch({ executablePath, args: browserArgs() })
  // a whole Chromium loads its own address bar beside our page, and takes longer than a headless shell
  const browserName = `${basename(executablePath)} ${browser.version()}`
  const ours: number[] = []
  const bare: number[] = []
  let files = new Map<string, Buffer>()
  for (let i = 0; i < ROUNDS; i++) {
    bare.push(await bareOnce(browser, bareUrl))
    const folder = await newDataFolder({ exhibition: exhibitionFile() })
    ours.push(await startOnce(browser, folder, 'Orbit Ltd'))
    if (i === 0) files = await loadedFirst(browser, folder, 'Orbit Ltd')
    rmSync(folder, { recursive: true, force: true })
  }
  const full: number[] = []
  const fullFolder = await makeFullFolder(LEADS)
  for (let i = 0; i < ROUNDS; i++) full.push(await startOnce(browser, fullFolder, 'ALTAIR'))
  rmSync(fullFolder, { recursive: true, force: true })
  await browser.close()
  await new Promise((resolve) => server.close(resolve))
  const size = (wanted: (path: string) => boolean) =>
    [...files].filter(([path]) => wanted(path)).reduce((sum, [, body]) => sum + gzipSync(body).length, 0)
  const isFont = (path: string) => /\/noto-[^/]*$/.test(path)
  const isWasm = (path: string) => path.endsWith('.wasm')
  return [
    {
      subject: 'from `serve` to a usable Scan screen, median',
      ours: seconds(median(ours)),
      peer: `${seconds(median(bare))} a bare page in the same browser`,
      ratio: (median(ours) / median(bare)).toFixed(1),
      goal: '—',
      met: null,
      note: `${ROUNDS} starts, the process included; ${browserName}`,
    },
    {
      subject: `the same with ${LEADS.toLocaleString('en')} leads`,
      ours: seconds(median(full)),
      peer: `${seconds(median(ours))} with none`,
      ratio: (median(full) / median(ours)).toFixed(1),
      goal: 'under 1 s',
      met: median(full) < 1_000,
      note: `${ROUNDS} starts after one that ended as in a power failure`,
    },
    {
      subject: 'loaded first, gzip',
      ours: kilobytes(size((path) => !isFont(path) && !isWasm(path))),
      peer: `+ ${kilobytes(size(isFont))} fonts, ${kilobytes(size(isWasm))} decoder`,
      ratio: '—',
      goal: 'at most 300 kB',
      met: size((path) => !isFont(path) && !isWasm(path)) <= 300_000,
      note: `${files.size} files until Scan can be used`,
    },
  ]
}
