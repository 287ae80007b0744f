/**
 * The whole way for real: badges filmed by a camera, ranked by staff, and an exhibitor's list that holds what was on
 * them.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Page } from '@playwright/test'
import Encoding from 'encoding-japanese'
import ExcelJS from 'exceljs'
import { browserArgs, ensureBrowser } from '../support/browser.ts'
import { PIN, exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost } from '../support/host.ts'
import { qrCode } from '../support/optics/codes.ts'
import { scanInto } from '../support/scanner.ts'
import { cameraArgs, writeVideo, type Act } from '../support/video.ts'

const cp932 = (text: string) =>
  Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }))

const SHIFT_JIS_BADGE = cp932(
  'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:0312345678;EMAIL:taro@uchu.example;;',
)
const VCARD_BADGE = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Weiß;Jürgen;;;',
  'FN:Jürgen Weiß',
  'ORG:Sternwarte GmbH;Research',
  'TITLE:=1+1',
  'EMAIL:j@sternwarte.example',
  'END:VCARD',
  '',
].join('\r\n')
const CODE_BADGE = 'SIF26-0004711'

/**
 * Three visitors come by, one after the other, with an empty booth between them. Each stays until a busy machine has
 * ranked it.
 */
const FILM: Act[] = [SHIFT_JIS_BADGE, VCARD_BADGE, CODE_BADGE].flatMap((badge): Act[] => [
  { code: null, seconds: 0.3, rounds: 1 },
  { code: qrCode(badge), seconds: 0.8, rounds: 3, motion: 'hand', size: 330 },
])

type Cell = string | number | null

/** The rows of a workbook's first sheet, by heading. */
async function sheetRows(path: string): Promise<Record<string, Cell>[]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(path)
  const [headings, ...rows] = workbook.worksheets[0]!.getSheetValues()
    .slice(1)
    .map((row) => (row as Cell[]).slice(1))
  return rows.map((row) => Object.fromEntries(headings!.map((heading, i) => [String(heading), row[i] ?? ''])))
}

/** The button of a rank on the card of the last scan. */
function rankButton(page: Page, rank: string) {
  return page.getByRole('region', { name: 'Last scan' }).locator(`[data-rank="${rank}"]`)
}

/** Opens an exhibitor's follow-up room and writes its list; returns the file's path. */
async function writeList(page: Page, exhibitor: string, folder: string): Promise<string> {
  await page.getByRole('link', { name: 'Scan' }).click()
  await page.getByRole('link', { name: 'Follow-up' }).click()
  await page.getByRole('button', { name: exhibitor }).click()
  if (exhibitor === 'Orbit Ltd') {
    await page.getByLabel('PIN').fill(PIN)
    await page.keyboard.press('Enter')
  }
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Write the list' }).click()
  const path = join(folder, `${exhibitor}.xlsx`)
  await (await download).saveAs(path)
  return path
}

test('badges before the camera become ranked leads and a list that holds what was on them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'enishi-film-'))
  const film = join(folder, 'booth.mjpeg')
  await writeVideo(film, FILM)
  const host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...browserArgs(), ...cameraArgs(film)],
  })
  try {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(host.url)
    const card = page.getByRole('region', { name: 'Last scan' })
    const rank = async (name: string, key: string) => {
      await expect(card.getByText(name).first()).toBeVisible({ timeout: 30_000 })
      await expect(card).toHaveAttribute('data-outcome', /new|again|kept/)
      await page.keyboard.press(key)
      await expect(rankButton(page, 'ABC'[Number(key) - 1]!)).toHaveAttribute('aria-pressed', 'true')
    }
    await page.getByRole('radio', { name: 'Orbit Ltd' }).waitFor()
    await page.keyboard.press('F1')
    await rank('髙橋 太郎', '1')
    await rank('Jürgen Weiß', '2')
    await rank(CODE_BADGE, '3')
    await page.keyboard.press('F2')
    await rank('髙橋 太郎', '2')

    const orbit = await sheetRows(await writeList(page, 'Orbit Ltd', folder))
    const polar = await sheetRows(await writeList(page, 'Polar AB', folder))
    expect(
      orbit.map((row) => [
        row.rank,
        row.family_name,
        row.given_name,
        row.family_kana,
        row.company_as_given,
        row.email,
        row.title,
        row.badge_code,
      ]),
    ).toEqual([
      ['A', '髙橋', '太郎', 'タカハシ', '㈱宇宙電波', 'taro@uchu.example', '', ''],
      ['B', 'Weiß', 'Jürgen', '', 'Sternwarte GmbH', 'j@sternwarte.example', '=1+1', ''],
      ['C', '', '', '', '', '', '', CODE_BADGE],
    ])
    expect(orbit[0]?.phone).toBe('+81312345678')
    expect(polar.map((row) => [row.exhibitor, row.rank, row.family_name])).toContainEqual(['POLAR', 'B', '髙橋'])
  } finally {
    await browser.close()
    await host.remove()
    await rm(folder, { recursive: true, force: true })
  }
})

test('a hand scanner that types is heard anywhere, and its keys do nothing else', async ({ page }) => {
  const host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
  try {
    await page.goto(host.url)
    const card = page.getByRole('region', { name: 'Last scan' })
    await page.getByRole('radio', { name: 'Polar AB' }).waitFor()
    await page.keyboard.press('F2')
    await expect(page.getByRole('radio', { name: 'Polar AB' })).toBeChecked()
    await scanInto(await page.context().newCDPSession(page), 'MECARD:N:YAMADA,TARO;ORG:ACME 123;TEL:0312345678;;')
    await expect(card.getByText('TARO YAMADA')).toBeVisible()
    await expect(card).toHaveAttribute('data-outcome', 'new')
    // the 1, 2 and 3 in the code ranked nobody
    await expect(card.locator('[data-rank][aria-pressed="true"]')).toHaveCount(0)
    await page.keyboard.press('1')
    await expect(rankButton(page, 'A')).toHaveAttribute('aria-pressed', 'true')

    const polar = await sheetRows(await writeList(page, 'Polar AB', host.folder))
    expect(polar.map((row) => [row.rank, row.family_name, row.given_name, row.company_as_given, row.source])).toEqual([
      ['A', 'YAMADA', 'TARO', 'ACME 123', 'scanner'],
    ])
  } finally {
    await host.remove()
  }
})
