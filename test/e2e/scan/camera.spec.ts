import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { browserArgs, findBrowser } from '../../support/browser.ts'
import { barcode, qrCode, type Gray } from '../../support/optics/codes.ts'
import { photograph } from '../../support/optics/scene.ts'
import { serveScanPage, type Missing, type ScanPage } from '../../support/scan-page/serve.ts'
import { cameraArgs, writeVideo } from '../../support/video.ts'

const hexOf = (content: string | Uint8Array) => Buffer.from(content).toString('hex')
/** MECARD:N:髙橋,太郎;ORG:㈱宇宙;; in Shift_JIS as Windows writes it. */
const SHIFT_JIS = Buffer.concat([
  Buffer.from('MECARD:N:'),
  Buffer.from('fbfc8bb42c91be9859', 'hex'),
  Buffer.from(';ORG:'),
  Buffer.from('878a89469288', 'hex'),
  Buffer.from(';;'),
])

let folder: string
let served: ScanPage
let browser: Browser
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enishi-camera-'))
  served = await serveScanPage()
  const film = join(folder, 'badges.mjpeg')
  await writeVideo(film, [
    { code: qrCode('BADGE-0001'), seconds: 1 },
    { code: null, seconds: 0.4 },
    { code: qrCode(SHIFT_JIS), seconds: 1 },
    { code: await barcode('A1234567B', 'Code128'), seconds: 1, size: 420, motion: 'still' },
  ])
  browser = await launch(cameraArgs(film))
})
test.afterAll(async () => {
  await browser.close()
  await served.close()
  await rm(folder, { recursive: true })
})

function launch(args: string[]): Promise<Browser> {
  const executablePath = findBrowser()
  return chromium.launch({ ...(executablePath === null ? {} : { executablePath }), args: [...browserArgs(), ...args] })
}

async function open(missing: Missing = 'nothing', inBrowser = browser): Promise<Page> {
  const page = await inBrowser.newPage()
  await page.goto(served.url(missing))
  return page
}
/** Keeps every stream that the page is given from now on. */
async function watchCameras(page: Page): Promise<{ opened(): Promise<number>; live(): Promise<number> }> {
  const streams = await page.evaluateHandle(() => {
    const all: MediaStream[] = []
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      all.push(stream)
      return stream
    }
    return all
  })
  return {
    opened: () => streams.evaluate((all) => all.length),
    live: () =>
      streams.evaluate(
        (all) => all.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length,
      ),
  }
}
const state = (page: Page) => page.evaluate(() => window.scanPage.state())
const found = (page: Page) =>
  page.evaluate(() => [...new Set(window.scanPage.decoded.flatMap((frame) => frame.hex))].toSorted())
const ALL = ['BADGE-0001', SHIFT_JIS, 'A1234567B'].map(hexOf).toSorted()

test('badges held up one after the other are all read, byte for byte, without holding up the page', async () => {
  const page = await open()
  await page.evaluate(() => {
    window.scanPage.longTasks.length = 0
    window.scanPage.startCamera()
  })
  await expect.poll(() => found(page)).toEqual(ALL)
  expect(await state(page)).toMatchObject({
    phase: 'scanning',
    problem: null,
    engine: 'zxing',
    engineReason: null,
    size: { width: 1280, height: 720 },
    torch: null,
    zoom: null,
  })
  expect((await state(page))?.cameras).toHaveLength(1)
  await page.close()
})

for (const [missing, reason] of [
  ['wasm', 'wasm_unavailable'],
  ['damaged-wasm', 'wasm_unavailable'],
  ['wasm-permission', 'wasm_unavailable'],
  ['workers', 'worker_unavailable'],
] as const) {
  test(`without ${missing} the second engine takes over, says why, and reads`, async () => {
    const page = await open(missing)
    await page.evaluate(() => window.scanPage.startCamera())
    await expect.poll(() => found(page)).toContain(hexOf('BADGE-0001'))
    await expect.poll(() => found(page)).toContain(hexOf(SHIFT_JIS))
    expect(await state(page)).toMatchObject({ phase: 'scanning', engine: 'html5-qrcode', engineReason: reason })
    await page.close()
  })
}

test('the second engine can be chosen, and left again', async () => {
  const page = await open()
  await page.evaluate(() => window.scanPage.startCamera({ engine: 'html5-qrcode' }))
  await expect.poll(() => found(page)).toContain(hexOf('BADGE-0001'))
  expect(await state(page)).toMatchObject({ engine: 'html5-qrcode', engineReason: null })
  await page.evaluate(() => window.scanPage.camera()?.setEngine('zxing'))
  await expect.poll(() => found(page)).toContain(hexOf('A1234567B'))
  expect(await state(page)).toMatchObject({ engine: 'zxing', engineReason: null })
  await page.close()
})

test('with no engine at all the camera says so, and does not stay on', async () => {
  const page = await open('everything')
  const cameras = await watchCameras(page)
  await page.evaluate(() => window.scanPage.startCamera())
  await expect.poll(() => state(page)).toMatchObject({ phase: 'problem', problem: 'decoder_unavailable' })
  // a camera that opens only now is let go of as well
  await expect.poll(() => cameras.opened()).toBe(1)
  await expect.poll(() => cameras.live()).toBe(0)
  await page.close()
})

test('it sleeps when nobody scans, wakes at a touch, and lets go of the camera when stopped', async () => {
  const page = await open()
  const cameras = await watchCameras(page)
  await page.evaluate(() => window.scanPage.startCamera({ sleepAfter: 300, symbologies: ['ean8'] }))
  await expect.poll(() => state(page)).toMatchObject({ phase: 'asleep', deviceId: null })
  expect(await page.evaluate(() => (document.getElementById('video') as HTMLVideoElement).srcObject)).toBeNull()
  await page.mouse.click(5, 5)
  // it scans for 300 ms and sleeps again, which a busy machine may miss; that it opened the camera can still be seen
  await expect.poll(() => cameras.opened()).toBe(2)
  await page.evaluate(() => window.scanPage.camera()?.stop())
  expect(await state(page)).toMatchObject({ phase: 'off' })
  await page.close()
})

test('a camera that is pulled out is missed, and taken up again when it is back', async () => {
  const page = await open()
  // The fake camera cannot be pulled out; its track can end and its list be empty, which is all the page ever sees of
  // it.
  await page.evaluate(() => {
    const { mediaDevices } = navigator
    const list = mediaDevices.enumerateDevices.bind(mediaDevices)
    const plugged = { in: true }
    mediaDevices.enumerateDevices = async () => (plugged.in ? list() : [])
    Object.assign(window, { plugged })
    window.scanPage.startCamera()
  })
  await expect.poll(async () => (await state(page))?.phase).toBe('scanning')
  await page.evaluate(() => {
    ;(window as unknown as { plugged: { in: boolean } }).plugged.in = false
    const [track] = ((document.getElementById('video') as HTMLVideoElement).srcObject as MediaStream).getVideoTracks()
    track?.dispatchEvent(new Event('ended'))
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect.poll(() => state(page)).toMatchObject({ phase: 'problem', problem: 'camera_lost', cameras: [] })
  await page.evaluate(() => {
    ;(window as unknown as { plugged: { in: boolean } }).plugged.in = true
    window.scanPage.decoded.length = 0
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect.poll(() => found(page)).toContain(hexOf('BADGE-0001'))
  await page.close()
})

test('no camera, a refused one and a busy one each have their name', async () => {
  const none = await launch([])
  const page = await open('nothing', none)
  await page.evaluate(() => window.scanPage.startCamera())
  await expect.poll(() => state(page)).toMatchObject({ phase: 'problem', problem: 'no_camera' })
  await none.close()
  const refusing = await launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'])
  const denied = await open('nothing', refusing)
  await denied.evaluate(() => window.scanPage.startCamera())
  await expect.poll(() => state(denied)).toMatchObject({ phase: 'problem', problem: 'camera_refused' })
  await refusing.close()
  const busy = await open()
  await busy.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Device in use', 'NotReadableError'))
    window.scanPage.startCamera()
  })
  await expect.poll(() => state(busy)).toMatchObject({ phase: 'problem', problem: 'camera_in_use' })
  await busy.close()
})

test('two codes in view are not scanned until one is tapped', async () => {
  const film = join(folder, 'two.mjpeg')
  const left = photograph(qrCode('LEFT-1'), { width: 640, height: 720, size: 240 })
  const right = photograph(qrCode('RIGHT-2'), { width: 640, height: 720, size: 240 })
  const data = new Uint8Array(1280 * 720)
  for (let y = 0; y < 720; y++) {
    data.set(left.data.subarray(y * 640, (y + 1) * 640), y * 1280)
    data.set(right.data.subarray(y * 640, (y + 1) * 640), y * 1280 + 640)
  }
  const jpeg = await sharp(data, { raw: { width: 1280, height: 720, channels: 1 } })
    .toColourspace('srgb')
    .jpeg()
    .toBuffer()
  await writeFile(film, Buffer.concat(Array.from({ length: 30 }, () => jpeg)))
  const own = await launch(cameraArgs(film))
  const page = await open('nothing', own)
  await page.evaluate(() => window.scanPage.mountHooks())
  await expect(page.locator('.choice')).toHaveCount(2)
  await page.waitForTimeout(1500)
  expect(await page.locator('#seen li').allTextContents()).toEqual([])
  await page.locator('.choice', { hasText: hexOf('RIGHT-2') }).click()
  await expect(page.locator('#seen li')).toHaveText([`camera ${hexOf('RIGHT-2')}`])
  await expect(page.locator('.choice')).toHaveCount(0)
  await page.waitForTimeout(1500)
  expect(await page.locator('#seen li').allTextContents()).toEqual([`camera ${hexOf('RIGHT-2')}`])
  await own.close()
})

test('the hook opens the camera once, and scans each badge once while the film shows it again and again', async () => {
  const page = await open()
  const cameras = await watchCameras(page)
  await page.evaluate(() => window.scanPage.mountHooks())
  await expect(page.locator('#seen li')).toHaveCount(3)
  await page.waitForTimeout(4000)
  expect((await page.locator('#seen li').allTextContents()).toSorted()).toEqual(ALL.map((hex) => `camera ${hex}`))
  expect(await cameras.opened()).toBe(1)
  await page.close()
})

test.describe('photos', () => {
  const asJpeg = (picture: Gray) =>
    sharp(picture.data, { raw: { width: picture.width, height: picture.height, channels: 1 } })
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer()
  const read = (page: Page, bytes: Uint8Array) =>
    page.evaluate((base64) => window.scanPage.readPhoto(base64), Buffer.from(bytes).toString('base64'))

  test('are read, also large, turned and tilted ones; what is no picture is named', async () => {
    const page = await open()
    const large = photograph(qrCode('PHOTO-1'), { width: 4000, height: 3000, size: 700, turn: 40, blur: 3 })
    expect(await read(page, await asJpeg(large))).toEqual([hexOf('PHOTO-1')])
    const tilted = photograph(await barcode('A1234567B', 'Code128'), { width: 1280, height: 720, size: 460, turn: 28 })
    expect(await read(page, await asJpeg(tilted))).toEqual([hexOf('A1234567B')])
    expect(await read(page, await asJpeg(photograph(null, { width: 640, height: 480, size: 1 })))).toEqual([])
    expect(await read(page, Buffer.from('no picture'))).toBe('image_unreadable')
    expect(await read(page, Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toBe('image_unreadable')
    expect(await read(page, (await asJpeg(large)).subarray(0, 3000))).toBe('image_unreadable')
    const huge = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(await read(page, huge)).toBe('image_too_large')
    await page.close()
  })

  test('of business cards are kept small, upright and without their metadata', async () => {
    const page = await open()
    const card = await asJpeg(photograph(null, { width: 3000, height: 2000, size: 1 }))
    const kept = await page.evaluate((base64) => window.scanPage.cardPicture(base64), card.toString('base64'))
    const file = Buffer.from(kept.base64, 'base64')
    expect(kept.type).toBe('image/jpeg')
    expect(file.includes('secret place')).toBe(false)
    const { width, height, orientation, exif } = await sharp(file).metadata()
    expect({ width, height, orientation, exif }).toEqual({
      width: 1067,
      height: 1600,
      orientation: undefined,
      exif: undefined,
    })
    await page.close()
  })
})
