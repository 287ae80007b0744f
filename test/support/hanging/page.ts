import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { debuggerUrl, launchChromium } from '../electron/chromium.ts'
import { newDataFolder, startHost } from '../host.ts'

test('never ends, with a host and both kinds of browser', async ({ browser, page }) => {
  const { url } = await startHost(await newDataFolder())
  await page.goto(url)
  const userData = mkdtempSync(join(tmpdir(), 'enishi-profile-'))
  await launchChromium(userData)
  const { processInfo } = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo')
  const urls = [url, `${debuggerUrl(userData)}/json/version`]
  const pids = [process.pid, process.ppid, ...processInfo.map(({ id }) => id)]
  writeFileSync(join(process.env.ENISHI_HANGING!, 'page.json'), JSON.stringify({ urls, pids }))
  await new Promise(() => undefined)
})
