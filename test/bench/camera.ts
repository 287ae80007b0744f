/**
 * The fake camera in headless Chromium, 1280×720: how soon a badge is read and how often a second, ours beside
 * html5-qrcode
 * with the settings of its README, the same film for both, one after the other. And whether scanning ever holds up the
 * page.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserArgs, ensureBrowser } from '../support/browser.ts'
import { barcode, qrCode } from '../support/optics/codes.ts'
import { serveScanPage } from '../support/scan-page/serve.ts'
import { cameraArgs, writeVideo, type Act } from '../support/video.ts'
import type { BenchRow } from './row.ts'

export const title = 'The camera'

const SECONDS = 6

/** What one engine did with one film. */
interface Watched {
  /** From asking for the camera to the first code read right, in milliseconds; null for never. */
  first: number | null
  /** Frames a second in which the code was read right, from then on. */
  perSecond: number
  /** The longest task of the page's own thread, in milliseconds; 0 where none took 50. */
  longest: number
}

async function films(): Promise<{ name: string; text: string; act: Act; goal?: string }[]> {
  const easy = 'MECARD:N:Takahashi,Taro;ORG:Uchu Denpa;;'
  const small = `BEGIN:VCARD\nVERSION:3.0\nN:Takahashi;Taro;;;\n${'NOTE:antenna;'.repeat(9)}\nEND:VCARD`
  const lines = 'A1234567B'
  return [
    { name: 'easy QR', text: easy, act: { code: qrCode(easy), seconds: 3, size: 320 }, goal: 'at least 20 a second' },
    // Version 12 has 65 modules, 73 with its margin, at 2.6 pixels each.
    {
      name: 'small QR (version 12)',
      text: small,
      act: { code: qrCode(small, { version: 12, level: 'L' }), seconds: 3, size: 190, shot: { blur: 0.4 } },
    },
    { name: 'moving QR', text: easy, act: { code: qrCode(easy), seconds: 4, size: 300, motion: 'walk' } },
    {
      name: 'Code 128, 8° tilt',
      text: lines,
      act: { code: await barcode(lines, 'Code128'), seconds: 3, size: 520, motion: 'still', shot: { turn: 8 } },
    },
  ]
}

async function watch(page: Page, text: string, start: () => Promise<unknown>): Promise<Watched> {
  await page.evaluate(() => {
    window.scanPage.longTasks.length = 0
  })
  await start()
  await page.waitForTimeout(SECONDS * 1000)
  const { decoded, longTasks } = await page.evaluate(() => ({
    decoded: window.scanPage.decoded,
    longTasks: window.scanPage.longTasks,
  }))
  const hex = Buffer.from(text).toString('hex')
  const right = decoded.filter((frame) => frame.hex.includes(hex))
  const [first] = right
  const last = right.at(-1)
  const perSecond =
    first === undefined || last === undefined || right.length < 2
      ? 0
      : (right.length - 1) / ((last.at - first.at) / 1000)
  return { first: first?.at ?? null, perSecond, longest: Math.max(0, ...longTasks) }
}

/** @returns a row a film, and one for the page's own thread */
export async function run(): Promise<BenchRow[]> {
  const executablePath = ensureBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'enishi-camera-bench-'))
  const served = await serveScanPage()
  const rows: BenchRow[] = []
  const longest = { ours: 0, peer: 0 }
  try {
    for (const { name, text, act, goal } of await films()) {
      const film = join(folder, 'film.mjpeg')
      await writeVideo(film, [act])
      const alone = async (start: (page: Page) => Promise<unknown>): Promise<Watched> => {
        const browser = await chromium.launch({ executablePath, args: [...browserArgs(), ...cameraArgs(film)] })
        try {
          const page = await browser.newPage()
          await page.goto(served.url())
          return await watch(page, text, () => start(page))
        } finally {
          await browser.close()
        }
      }
      const ours = await alone((page) => page.evaluate(() => window.scanPage.startCamera()))
      const peer = await alone((page) => page.evaluate(() => window.scanPage.startHtml5Qrcode()))
      longest.ours = Math.max(longest.ours, ours.longest)
      longest.peer = Math.max(longest.peer, peer.longest)
      const onlyOurs = ours.perSecond > 0 ? 'only ours reads it' : 'neither reads it'
      rows.push({
        subject: name,
        ours: told(ours),
        peer: told(peer),
        ratio: peer.perSecond === 0 ? onlyOurs : `${(ours.perSecond / peer.perSecond).toFixed(1)} times`,
        goal: goal ?? '',
        met: goal === undefined ? null : ours.perSecond >= 20,
        note: 'ms to the first reading, camera start included; readings a second',
      })
    }
    rows.push({
      subject: 'longest task of the page’s thread',
      ours: task(longest.ours),
      peer: task(longest.peer),
      ratio: '',
      goal: 'at most 50 ms',
      met: longest.ours <= 50,
      note: 'over all films; tasks under 50 ms are not told by the browser',
    })
    return rows
  } finally {
    await served.close()
    await rm(folder, { recursive: true })
  }
}

const told = ({ first, perSecond }: Watched): string =>
  first === null ? 'never' : `${first.toFixed(0)} ms, ${perSecond.toFixed(1)}/s`
const task = (ms: number): string => (ms === 0 ? 'under 50 ms' : `${ms.toFixed(0)} ms`)
