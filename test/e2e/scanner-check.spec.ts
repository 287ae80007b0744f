/**
 * The set-up check: a scanner set to a foreign keyboard is recognised by one scan, and its badges are read right from
 * then on.
 */
import { expect, test } from '@playwright/test'
import { SHORT_TEST_CODE_TEXT, TEST_CODE_TEXT } from '../../shared/domain/wedge/recognise-layout.ts'
import { exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost, type Host } from '../support/host.ts'
import { scanInto, type ScannerSetting } from '../support/scanner.ts'

let host: Host
test.beforeEach(async () => {
  host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
})
test.afterEach(() => host.remove())

const SCANNERS: readonly {
  name: string
  setting: Partial<ScannerSetting>
  prefix: string
  code: string
  says: RegExp[]
}[] = [
  {
    name: 'German keys, Tab, a prefix, Japanese input on',
    setting: { layout: 'de', host: 'jis', ime: true, suffix: '\t' },
    prefix: '^',
    code: TEST_CODE_TEXT,
    says: [/Germany/, /Tab/],
  },
  {
    name: 'Japanese keys, lines only',
    setting: { layout: 'jis', host: 'us', suffix: '\n' },
    prefix: '',
    code: SHORT_TEST_CODE_TEXT,
    says: [/Japan \(JIS\)/, /Enter/],
  },
]

for (const { name, setting, prefix, code, says } of SCANNERS) {
  test(`a scanner with ${name}`, async ({ page }) => {
    await page.goto(host.url)
    await page.getByRole('radio', { name: 'Polar AB' }).click()
    const cdp = await page.context().newCDPSession(page)
    await page.getByRole('button', { name: 'Camera and hand scanner' }).click()
    await page.getByRole('button', { name: 'Check with a test code' }).click()
    const dialog = page.getByRole('dialog', { name: 'Check the hand scanner' })
    await expect(dialog.getByText('Waiting for a scan…')).toBeVisible()
    await scanInto(cdp, prefix + code, setting)
    await expect(dialog.getByText('Recognised')).toBeVisible()
    for (const words of says) await expect(dialog.locator('dl')).toContainText(words)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await scanInto(cdp, `${prefix}MECARD:N:LEE,ANN;EMAIL:ann@lee.example;;`, setting)
    await expect(page.getByRole('region', { name: 'Last scan' }).getByText('ANN LEE')).toBeVisible()
  })
}
