import { expect, test } from '@playwright/test'
import type { CDPSession, Page } from '@playwright/test'
import type { WedgeOptions } from '../../../renderer/sources/wedge.ts'
import { keymapOf } from '../../../shared/domain/wedge/keys-to-text.ts'
import { LAYOUT_NAMES } from '../../../shared/domain/wedge/layouts.ts'
import { serveScanPage, type ScanPage } from '../../support/scan-page/serve.ts'
import { scanInto } from '../../support/scanner.ts'
import { PRINTABLE_ASCII } from '../../support/typing.ts'

let served: ScanPage
let cdp: CDPSession
test.beforeAll(async () => {
  served = await serveScanPage()
})
test.afterAll(() => served.close())
test.beforeEach(async ({ page }) => {
  await page.goto(served.url())
  cdp = await page.context().newCDPSession(page)
  await listen(page)
})

const listen = (page: Page, options: Partial<Omit<WedgeOptions, 'onScan'>> = {}) =>
  page.evaluate((set) => window.scanPage.startWedge(set), {
    keymap: keymapOf('us'),
    prefix: '',
    suffix: 'any' as const,
    ...options,
  })
const scanned = (page: Page) => page.evaluate(() => window.scanPage.scans.map((scan) => scan.text))
const keys = (page: Page) => page.evaluate(() => window.scanPage.keys)

for (const layout of LAYOUT_NAMES) {
  test(`every printable ASCII character of a scanner on ${layout} arrives on every machine`, async ({ page }) => {
    await listen(page, { keymap: keymapOf(layout) })
    for (const host of LAYOUT_NAMES) {
      await scanInto(cdp, `A${PRINTABLE_ASCII.slice(1)}${host}`, { layout, host })
      await expect.poll(() => scanned(page)).toContain(`A${PRINTABLE_ASCII.slice(1)}${host}`)
    }
    expect(await scanned(page)).toHaveLength(LAYOUT_NAMES.length)
  })
}

test('with a Japanese input method on, in a field and outside', async ({ page }) => {
  await page.locator('#field').fill('山田様')
  await scanInto(cdp, 'PK-0001:abc', { host: 'jis', ime: true })
  await expect.poll(() => scanned(page)).toEqual(['PK-0001:abc'])
  await expect(page.locator('#field')).toHaveValue('山田様')
  await expect(page.locator('#field')).toBeFocused()
  await page.locator('#field').blur()
  await scanInto(cdp, 'PK-0002:abc', { host: 'jis', ime: true })
  await expect.poll(() => scanned(page)).toEqual(['PK-0001:abc', 'PK-0002:abc'])
})

for (const id of ['field', 'area']) {
  test(`a burst leaves nothing behind in #${id}, nor moves the focus, nor touches what was written`, async ({
    page,
  }) => {
    const field = page.locator(`#${id}`)
    await field.pressSequentially('call Friday', { delay: 50 })
    await page.keyboard.press('ArrowLeft')
    for (const [suffix, code] of [
      ['\n', 'ENTER-1'],
      ['\t', 'TAB-2'],
      ['', 'NONE-3'],
    ] as const) {
      await scanInto(cdp, code, { suffix })
      await expect.poll(() => scanned(page)).toContain(code)
    }
    expect(await scanned(page)).toEqual(['ENTER-1', 'TAB-2', 'NONE-3'])
    await expect(field).toHaveValue('call Friday')
    await expect(field).toBeFocused()
    await page.keyboard.type('?', { delay: 50 })
    await expect(field).toHaveValue('call Frida?y')
  })
}

test('a person types as ever', async ({ page }) => {
  const field = page.locator('#field')
  await field.pressSequentially('Ask about antenna, 3 pcs.', { delay: 45 })
  await expect(field).toHaveValue('Ask about antenna, 3 pcs.')
  expect(await scanned(page)).toEqual([])
})

test('short cuts work for a person and stay quiet under a scanner', async ({ page }) => {
  for (const key of ['1', 'n', 'u', '/', '?']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(80)
  }
  await page.keyboard.press('F3')
  await expect.poll(() => keys(page)).toEqual(['1', 'n', 'u', '/', '?', 'F3'])
  await listen(page)
  await scanInto(cdp, '123NU/?1n2u3')
  await expect.poll(() => scanned(page)).toEqual(['123NU/?1n2u3'])
  expect(await keys(page)).toEqual([])
  await page.locator('#button').focus()
  await page.evaluate(() =>
    document.getElementById('button')?.addEventListener('click', () => window.scanPage.keys.push('clicked')),
  )
  await scanInto(cdp, 'A 12 34')
  await expect.poll(() => scanned(page)).toEqual(['123NU/?1n2u3', 'A 12 34'])
  expect(await keys(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => keys(page)).toContain('clicked')
})

test('a long 2D code comes whole, with its lines, in a field that has the focus', async ({ page }) => {
  const card = `BEGIN:VCARD\nVERSION:3.0\n${Array.from({ length: 110 }, (_, i) => `NOTE:line ${i} of a long badge`).join('\n')}\nEND:VCARD`
  expect(card.length).toBeGreaterThan(3000)
  // Seven thousand events on their way to a busy browser may pause. The silence that ends a burst is not their subject,
  // so the page's clock stands still.
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 1_000)
  await page.locator('#area').focus()
  await scanInto(cdp, card)
  await page.clock.runFor(5_000)
  await expect.poll(() => scanned(page)).toEqual([card])
  await expect(page.locator('#area')).toHaveValue('')
})

test('a prefix is taken off and vouches for short codes', async ({ page }) => {
  await listen(page, { prefix: '~@', suffix: 'enter' })
  await scanInto(cdp, '~@7', { gap: 20 })
  await expect.poll(() => scanned(page)).toEqual(['7'])
})

test('a code that the scanner delivers twice comes once', async ({ page }) => {
  await page.evaluate(() => {
    window.scanPage.stopWedge()
    window.scanPage.mountHooks()
  })
  await expect(page.locator('output')).not.toHaveText('off')
  const seen = page.locator('#seen li')
  await scanInto(cdp, 'TWICE-1\nTWICE-1')
  await expect(seen).toHaveCount(1)
  await scanInto(cdp, 'TWICE-2')
  await expect(seen).toHaveCount(2)
  await scanInto(cdp, 'TWICE-2')
  // the next code comes after the pause that any hand makes; what came twice lies before it
  await page.waitForTimeout(300)
  await scanInto(cdp, 'LAST-3')
  await expect(seen).toHaveText(
    ['TWICE-1', 'TWICE-2', 'LAST-3'].map((text) => `wedge ${Buffer.from(text).toString('hex')}`),
  )
})
