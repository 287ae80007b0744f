/** Photos of badges, many at once, and scans that come before anybody said for which exhibitor. */
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost, type Host } from '../support/host.ts'
import { qrCode, type PrintedCode } from '../support/optics/codes.ts'
import { photograph } from '../support/optics/scene.ts'

interface Upload {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A photo of some codes side by side, each held at a slight angle. */
async function photo(name: string, codes: PrintedCode[]): Promise<Upload> {
  const parts = codes.map(
    (code, i) =>
      photograph(code, {
        width: 640,
        height: 640,
        size: 420,
        x: 320,
        y: 320,
        turn: 4 + i,
        yaw: 8,
        noise: 3,
        blur: 0.6,
        seed: i + 1,
      }).data,
  )
  const tiles = parts.map((data, i) => ({
    input: Buffer.from(data),
    raw: { width: 640, height: 640, channels: 1 as const },
    left: i * 640,
    top: 0,
  }))
  const picture = sharp({
    create: { width: Math.max(1, codes.length) * 640, height: 640, channels: 3, background: '#dddddd' },
  }).composite(tiles)
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 88 }).toBuffer() }
}

const MECARD = 'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;;'
const HEIC: Upload = {
  name: 'IMG_1.HEIC',
  mimeType: 'image/heic',
  buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)]),
}
const BROKEN: Upload = {
  name: 'broken.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
}

const lineOf = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Photos' }).getByRole('listitem').filter({ hasText: name })
const chooser = (page: Page) => page.locator('input[type=file][multiple]').first()

/** Drags a file over the page and lets it fall, as from a folder's window. */
async function drop(page: Page, { name, mimeType, buffer }: Upload): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, type, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File([Uint8Array.from(atob(base64!), (char) => char.charCodeAt(0))], file!, { type: type! }),
      )
      return transfer
    },
    [name, mimeType, buffer.toString('base64')],
  )
  await page.dispatchEvent('#content', 'dragenter', { dataTransfer })
  await expect(page.getByText('Drop photos of badges here')).toBeVisible()
  await page.dispatchEvent('#content', 'drop', { dataTransfer })
  await expect(page.getByText('Drop photos of badges here')).toHaveCount(0)
}

let host: Host
test.beforeEach(async ({ page }) => {
  host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
  await page.goto(host.url)
  await page.getByRole('radio', { name: 'Polar AB' }).waitFor()
})
test.afterEach(() => host.remove())

test('every photo says what it held; one badge is recorded, of several codes staff choose', async ({ page }) => {
  await page.keyboard.press('F2')
  await chooser(page).setInputFiles([
    await photo('badge.jpg', [qrCode(MECARD)]),
    await photo('two.jpg', [qrCode('https://sponsor.example/'), qrCode('SIF26-7')]),
    await photo('empty.jpg', []),
    HEIC,
    BROKEN,
  ])
  await expect(page.getByText('5 photos, 1 recorded')).toBeVisible({ timeout: 25_000 })
  await expect(lineOf(page, 'badge.jpg')).toContainText('髙橋 太郎')
  await expect(lineOf(page, 'badge.jpg')).toContainText('saved')
  await expect(lineOf(page, 'empty.jpg')).toContainText('No code found')
  await expect(lineOf(page, 'IMG_1.HEIC')).toContainText('HEIC photos cannot be opened')
  await expect(lineOf(page, 'broken.jpg')).toContainText('cannot be read')
  await lineOf(page, 'two.jpg').getByText('SIF26-7').locator('..').getByRole('button', { name: 'Record' }).click()
  await expect(lineOf(page, 'two.jpg')).toContainText('kept, name not known yet')
  await page.getByRole('link', { name: 'Leads' }).click()
  await page
    .getByRole('button', { name: /Polar AB/ })
    .or(page.getByRole('radio', { name: /Polar AB/ }))
    .first()
    .click()
  await expect(page.getByText('2 leads', { exact: true })).toBeVisible()
  await page.getByText('髙橋 太郎').first().click()
  await expect(page.getByText(/, Photo/)).toBeVisible()
})

test('what is scanned before an exhibitor is chosen waits in sight and is recorded then', async ({ page }) => {
  await drop(page, await photo('badge.jpg', [qrCode(MECARD)]))
  const waiting = page.getByRole('region', { name: /wait.* for the exhibitor/ })
  await expect(waiting).toContainText('髙橋 太郎')
  await page.getByLabel('Type a badge code').fill('SIF26-8')
  await page.getByLabel('Type a badge code').press('Enter')
  await page.getByLabel('Type a badge code').fill('WRONG-1')
  await page.getByLabel('Type a badge code').press('Enter')
  await expect(waiting.getByRole('listitem')).toHaveCount(3)
  await waiting.getByRole('listitem').filter({ hasText: 'WRONG-1' }).getByRole('button').click()
  // another room and back: nothing is lost
  await page.getByRole('link', { name: 'Follow-up' }).click()
  await page.getByRole('link', { name: 'Scan', exact: true }).click()
  await page.getByRole('radio', { name: 'Polar AB' }).click()
  await expect(waiting).toHaveCount(0)
  await expect(page.getByRole('button', { name: /髙橋 太郎/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /SIF26-8/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /WRONG-1/ })).toHaveCount(0)
  await expect(lineOf(page, 'badge.jpg')).toContainText('saved')
})
