/**
 * Every room in both languages, light and dark, wide and narrow: nothing for axe to find, nothing refused by the page's
 * own policy.
 */
import { expect, test, type Page } from '@playwright/test'
import { newDataFolder, startHost, type Host } from '../support/host.ts'
import { inspect } from '../support/inspect.ts'

const LOOKS = [
  {
    name: 'English, light, wide',
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    code: 'Type a badge code',
    correct: 'Correct',
    byHand: 'Start typing',
  },
  {
    name: 'Japanese, dark, narrow',
    locale: 'ja-JP',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    code: 'バッジコードを入力',
    correct: '修正',
    byHand: '入力を始める',
  },
] as const

/** What the page's console complains of; filled while the page is used. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

for (const { name, code, correct, byHand, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look)
    let host: Host
    test.afterEach(() => host.remove())

    test('the rooms', async ({ page }) => {
      const complaints = listen(page)
      host = await startHost(await newDataFolder({ demoLeads: 40 }))
      await page.goto(host.url)
      await page.getByRole('radio').first().click()
      const scan = async (text: string, outcome: string) => {
        await page.getByLabel(code).fill(text)
        await page.getByLabel(code).press('Enter')
        await expect(page.locator(`[data-outcome="${outcome}"]`)).toBeVisible()
        await inspect(page, `a scan that is ${outcome}`)
      }
      await inspect(page, 'Scan')
      await scan('MECARD:N:山﨑,由美子;ORG:株式会社スターリンクス・ジャパン;;', 'new')
      // A company breaks between its words, never by the browser's own phrases.
      const breaks = await page
        .locator('bdi', { hasText: 'スターリンクス' })
        .first()
        .evaluate((name) => [getComputedStyle(name).wordBreak, name.querySelectorAll('wbr').length])
      expect(breaks).toEqual(['keep-all', 2])
      await scan('Z-0004711', 'kept')
      await scan('WIFI:S:Guest;T:WPA;P:secret;;', 'rejected')

      const place = async (address: string, there: string) => {
        await page.goto(new URL(address, page.url()).href)
        await page.locator(there).first().waitFor()
        await inspect(page, address)
      }
      await place('#/leads', 'main ul button')
      await page.locator('main ul button').first().click()
      await page.locator('[data-line="0"]').waitFor()
      await inspect(page, 'the list of leads')
      await page.locator('[data-line="0"]').click()
      await page.locator('article h2').waitFor()
      await inspect(page, 'a lead')
      await page.getByRole('button', { name: correct }).click()
      await inspect(page, 'correcting a lead')
      const exhibitor = new URL(page.url()).hash.split('/')[2] ?? ''
      await place(`#/follow-up/${exhibitor}`, 'main table')
      for (const section of ['exhibition', 'exhibitors', 'file', 'station', 'passphrase', 'health'])
        await place(`#/organise/${section}`, 'main h2')
      const lock = page.locator('button:has(.tabler-icon-lock)')
      if (!(await lock.isVisible())) {
        await page.locator('header button').last().click()
        await lock.waitFor()
        await inspect(page, 'the panel above the bar')
      }
      await lock.click()
      await page.getByRole('alert').first().waitFor()
      await inspect(page, 'after the lock')
      await page.keyboard.press('Escape')
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      await inspect(page, 'all keys')
      expect(complaints).toEqual([])
    })

    test('the first start', async ({ page }) => {
      host = await startHost(await newDataFolder())
      await page.goto(host.url)
      await page.getByRole('button', { name: byHand }).waitFor()
      await inspect(page, 'the first start')
      const wrong = {
        formatVersion: 1,
        exhibition: { name: {}, venue: {} },
        exhibitors: Array.from({ length: 9 }, () => ({ code: 'a b' })),
      }
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'fair.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(wrong)) })
      await page
        .getByText(/Exhibitor 9|出展企業 ?9/)
        .first()
        .waitFor()
      await inspect(page, 'a wrong exhibition file')
      await page.getByRole('button', { name: byHand }).click()
      await page.locator('form').waitFor()
      await page.locator('form').getByRole('button').last().click()
      await expect(page.locator('[aria-invalid="true"]').first()).toBeFocused()
      await inspect(page, 'set up by hand')
    })
  })
}
