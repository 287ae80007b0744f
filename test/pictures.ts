// Makes the README's pictures anew: the real app on demo data, with a film before its camera. `npm run pictures`.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserArgs, ensureBrowser } from './support/browser.ts'
import { newDataFolder, startHost } from './support/host.ts'
import { qrCode } from './support/optics/codes.ts'
import { cameraArgs, writeVideo } from './support/video.ts'
import { buildAll, buildIsStale } from '../workshop/bundle.ts'

const OUT = resolve(import.meta.dirname, '../docs/pictures')
const BADGE = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:髙橋;美咲;;;',
  'FN:髙橋 美咲',
  'X-PHONETIC-LAST-NAME:タカハシ',
  'X-PHONETIC-FIRST-NAME:ミサキ',
  'ORG:㈱宇宙電波;第二部',
  'TITLE:部長',
  'EMAIL:misaki@uchu-denpa.example',
  'END:VCARD',
  '',
].join('\r\n')

async function scanPicture(page: Page, name: string, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.getByRole('region', { name: title }).getByText('髙橋').first().waitFor({ timeout: 60_000 })
  await page.keyboard.press('1')
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(OUT, `${name}.png`) })
}

if (buildIsStale()) await buildAll()
await mkdir(OUT, { recursive: true })
const films = await mkdtemp(join(tmpdir(), 'enishi-pictures-'))
const film = join(films, 'booth.mjpeg')
await writeVideo(film, [{ code: qrCode(BADGE), seconds: 4, motion: 'hand', size: 340 }])
const host = await startHost(await newDataFolder({ demoLeads: 300 }))
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: [...browserArgs(), ...cameraArgs(film)],
})
const open = async (locale: string, colorScheme: 'light' | 'dark'): Promise<Page> => {
  const page = await (
    await browser.newContext({ locale, colorScheme, viewport: { width: 1280, height: 800 } })
  ).newPage()
  // the fake camera's name is its film's path; a picture shows what a laptop's camera is called
  await page.addInitScript(() => {
    Object.defineProperty(MediaDeviceInfo.prototype, 'label', { get: () => 'Integrated Camera' })
  })
  await page.goto(host.url)
  await page.getByRole('radiogroup').first().waitFor()
  return page
}

const english = await open('en-GB', 'light')
await scanPicture(english, 'scan-en-light', 'Last scan')
await english.getByRole('link', { name: 'Leads' }).click()
await english.getByRole('button', { name: 'Aurora Antennas' }).click()
await english.locator('[role="row"]').nth(3).click()
await english.waitForTimeout(1500)
await english.screenshot({ path: join(OUT, 'leads-en-light.png') })
await scanPicture(await open('ja-JP', 'dark'), 'scan-ja-dark', '直前のスキャン')
await browser.close()
await host.remove()
await rm(films, { recursive: true, force: true })
