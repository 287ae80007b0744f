/**
 * The Scan screen as staff live in it: the whole of it in sight, everything in its place whatever is scanned, all of it
 * by keyboard, and heard.
 */
import { expect, test, type Page } from '@playwright/test'
import { newDataFolder, startHost, type Host } from '../support/host.ts'

const LONG =
  'MECARD:N:勅使河原,龍之介;SOUND:テシガワラ,リュウノスケ;ORG:国立研究開発法人 月面技術研究所 先端推進システム統合開発センター;EMAIL:t@getsumen.example;;'
const SHORT = 'MECARD:N:O,Li;;'

let host: Host
test.beforeEach(async () => {
  host = await startHost(await newDataFolder({ demoLeads: 30 }))
})
test.afterEach(() => host.remove())

const LANGUAGES = [
  { locale: 'en-GB', code: 'Type a badge code', card: 'Last scan' },
  { locale: 'ja-JP', code: 'バッジコードを入力', card: '直前のスキャン' },
] as const

async function scan(page: Page, code: string, text: string, outcome: string) {
  await page.getByLabel(code).fill(text)
  await page.getByLabel(code).press('Enter')
  await expect(page.locator('section[data-outcome]')).toHaveAttribute('data-outcome', outcome)
}

/** Where things are whose place staff know without looking. */
async function places(page: Page, code: string): Promise<Record<string, number>> {
  const top = async (selector: string) => Math.round((await page.locator(selector).first().boundingBox())?.y ?? -1)
  return {
    tiles: await top('[role=radiogroup] button'),
    camera: await top('video'),
    code: await top(`[aria-label="${code}"]`),
  }
}

for (const { locale, code } of LANGUAGES) {
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
  ]) {
    test.describe(`${locale}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ locale, viewport })
      test('all of it is in sight, and nothing moves when a scan arrives', async ({ page }) => {
        await page.goto(host.url)
        await page.getByRole('radio').first().waitFor()
        await page.keyboard.press('F1')
        const before = await places(page, code)
        const ranks: number[] = []
        for (const [text, outcome] of [
          [LONG, 'new'],
          ['Z-0004711', 'kept'],
          [SHORT, 'new'],
          ['WIFI:S:Guest;T:WPA;P:secret;;', 'rejected'],
          [LONG, 'again'],
        ] as const) {
          await scan(page, code, text, outcome)
          expect(await places(page, code), outcome).toEqual(before)
          expect(
            await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight),
            `${outcome} is in sight without scrolling`,
          ).toBe(0)
          if (outcome === 'new')
            ranks.push(Math.round((await page.locator('[data-rank=A]').first().boundingBox())?.y ?? -1))
        }
        expect(ranks[0], 'the ranks are where they were for another visitor').toBe(ranks[1])
        // what is said of a change takes no room either
        const undo = page.locator('section[data-outcome] button', { has: page.locator('kbd', { hasText: 'U' }) })
        const undoBefore = await undo.boundingBox()
        await page.keyboard.press('2')
        await expect(page.locator('[data-rank=B][aria-pressed=true]').first()).toBeVisible()
        await expect(page.locator('section[data-outcome] [aria-live=polite]').first()).not.toBeEmpty()
        expect((await undo.boundingBox())?.y).toBe(undoBefore?.y)
      })
    })
  }
}

test('what is scanned before the exhibitor is chosen moves nothing, is said, and is named where one chooses', async ({
  page,
}) => {
  await page.goto(host.url)
  const code = 'Type a badge code'
  await page.getByLabel(code).waitFor()
  const before = await places(page, code)
  await page.getByLabel(code).fill(LONG)
  await page.getByLabel(code).press('Enter')
  await expect(page.getByText('Choose the exhibitor: 1 scan waits').first()).toBeVisible()
  expect(await places(page, code)).toEqual(before)
  await expect(page.getByRole('status').filter({ hasText: 'Choose the exhibitor: 1 scan waits' })).toHaveCount(1)
  await page.keyboard.press('F3')
  await expect(page.locator('section[data-outcome]')).toHaveAttribute('data-outcome', 'new')
})

test('a scan is heard: its outcome and the name, from a place that was there before', async ({ page }) => {
  await page.goto(host.url)
  await page.getByRole('radio').first().click()
  const spoken = page.locator('[role=status][aria-live=assertive]')
  await expect(spoken).toHaveCount(1)
  await scan(page, 'Type a badge code', LONG, 'new')
  await expect(spoken).toHaveText(/^Saved \d\d:\d\d:\d\d: テシガワラ リュウノスケ$/)
  await scan(page, 'Type a badge code', 'WIFI:S:Guest;T:WPA;P:secret;;', 'rejected')
  await expect(spoken).toHaveText('This is a Wi-Fi access code. Nothing was recorded.')
})

test('a company too long for its place shows whole with the focus', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(host.url)
  await page.getByRole('radio').first().click()
  await scan(page, 'Type a badge code', LONG, 'new')
  const company = page.locator('section[data-outcome] p[title]')
  const hidden = () => company.evaluate((line) => line.scrollHeight - line.clientHeight)
  expect(await hidden()).toBeGreaterThan(10)
  await company.focus()
  await expect.poll(hidden).toBeLessThan(2)
})

test('all of it works by keyboard alone, and what has the focus shows it', async ({ page }) => {
  await page.goto(host.url)
  await page.getByRole('radio').first().waitFor()
  const card = page.locator('section[data-outcome]')
  const press = async (key: string) => {
    // slower than a hand scanner
    await page.waitForTimeout(130)
    await page.keyboard.press(key)
  }
  await press('F2')
  await expect(page.getByRole('radio').nth(1)).toBeChecked()
  await press('t')
  await page.getByLabel('Type a badge code').pressSequentially(SHORT, { delay: 60 })
  await press('Enter')
  await expect(card).toHaveAttribute('data-outcome', 'new')
  // the code field gave the focus back: the key ranks the visitor
  await press('3')
  await expect(page.locator('[data-rank=C][aria-pressed=true]').first()).toBeVisible()
  await press('n')
  await expect(page.getByLabel('Note', { exact: true })).toBeFocused()
  await page.keyboard.insertText('asks for a visit')
  await press('Enter')
  await expect(page.getByText('asks for a visit', { exact: true })).toBeVisible()
  await press('Escape')
  await press('u')
  await expect(card).toHaveAttribute('data-outcome', 'undone')

  // once round with Tab: every stop shows that it has the focus, and the tiles are one
  await page.evaluate(() => document.querySelector<HTMLElement>('header a')?.focus())
  const stops: string[] = []
  for (let i = 0; i < 40 && stops.at(-1) !== 'Type a badge code'; i++) {
    await press('Tab')
    const [name, ring] = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement
      const { outlineStyle, outlineWidth } = getComputedStyle(focused)
      return [
        focused.getAttribute('aria-label') ?? focused.textContent ?? '',
        outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
      ] as const
    })
    stops.push(name)
    expect(ring, `${name} shows its focus`).toBeGreaterThan(1)
  }
  expect(stops).toContain('Type a badge code')
  expect(stops.filter((name) => /F\d$/.test(name))).toHaveLength(1)
  await page.getByRole('radio', { checked: true }).focus()
  await press('ArrowRight')
  await expect(page.getByRole('radio').nth(2)).toBeFocused()
  await expect(page.getByRole('radio').nth(2)).toBeChecked()

  await press('?')
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await press('l')
  await page.getByRole('button', { name: 'Aurora Antennas' }).focus()
  await press('Enter')
  await page.locator('[data-line="1"]').waitFor()
  await press('j')
  await expect(page.locator('[data-line="0"]')).toBeFocused()
  await press('j')
  await expect(page.locator('[data-line="1"]')).toBeFocused()
  await press(' ')
  await expect(page.locator('[data-line="1"]')).toHaveAttribute('aria-selected', 'true')
  await press('k')
  await press('Enter')
  await page.locator('article h2').waitFor()
  await press('1')
  await expect(page.locator('article [data-rank=A][aria-pressed=true]')).toBeVisible()
  await press('Escape')
  await expect(page.locator('article')).toHaveCount(0)
  await press('/')
  await expect(page.getByLabel('Search the leads')).toBeFocused()
})
