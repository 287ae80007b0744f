// The one Chromium behind all windows of a stand-in. Pages of the app's own scheme are shown at an https address that
// exists nowhere: every request is answered by the protocol handler, or cut off, so nothing leaves the machine.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { browserArgs, findBrowser } from '../browser.ts'

const SHOWN_AT = 'https://enishi.app.invalid'
const OWN = 'app://enishi'

/** The address Chromium shows for one of the app's own URLs. */
export const toShown = (url: string): string => (url.startsWith(`${OWN}/`) ? SHOWN_AT + url.slice(OWN.length) : url)
/** The app's own URL for an address Chromium shows. */
export const toOwn = (url: string): string => (url.startsWith(`${SHOWN_AT}/`) ? OWN + url.slice(SHOWN_AT.length) : url)

let context: BrowserContext | undefined

/** @param lang the switch `lang`, which rules the languages that a page is told of */
export async function launchChromium(userData: string, lang?: string): Promise<BrowserContext> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no Chromium for the stand-in of Electron')
  context = await chromium.launchPersistentContext(join(userData, 'chromium'), {
    executablePath,
    headless: true,
    ...(lang === undefined ? {} : { locale: lang }),
    acceptDownloads: true,
    viewport: null,
    args: [
      ...browserArgs(),
      '--remote-debugging-port=0',
      // A new window may ask for its page before anybody answers for it.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
  })
  // Windows answer for their own pages; whatever else opens gets nowhere.
  await context.route('**/*', (route) => route.abort())
  return context
}

export function chromiumContext(): BrowserContext {
  if (!context) throw new Error('A window was opened before the app was ready')
  return context
}

/** Where a test attaches to see the same pages. */
export function debuggerUrl(userData: string): string {
  const [port = ''] = readFileSync(join(userData, 'chromium', 'DevToolsActivePort'), 'utf8').split('\n')
  return `http://127.0.0.1:${port}`
}

export async function closeChromium(): Promise<void> {
  await context?.close()
  context = undefined
}
