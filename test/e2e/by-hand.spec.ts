/**
 * A visitor typed in, with kana and the picture of the card; and a badge that says nothing, completed from the card.
 */
import { expect, test, type Page } from '@playwright/test'
import sharp from 'sharp'
import { exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost, type Host } from '../support/host.ts'

const CARD = { name: 'card.jpg', mimeType: 'image/jpeg' }
const picture = () =>
  sharp({ create: { width: 2600, height: 1500, channels: 3, background: '#fbfaf4' } })
    .withExif({ IFD0: { Copyright: 'SECRETPLACE' } })
    .jpeg()
    .toBuffer()

const lastScan = (page: Page) => page.getByRole('region', { name: 'Last scan' })
/** By its name: the form is used by keyboard, without looking at labels. */
const field = (page: Page, name: string) => page.locator(`input[name="${name}"]`)

let host: Host
test.beforeEach(async ({ page }) => {
  host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
  await page.goto(host.url)
  await page.getByRole('radio', { name: 'Polar AB' }).waitFor()
  await page.keyboard.press('F2')
})
test.afterEach(() => host.remove())

test('a visitor without a badge, by keyboard alone, with a picture of the card', async ({ page }) => {
  await page.keyboard.press('h')
  await expect(field(page, 'familyName')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Fill in at least one field, or photograph the business card')).toBeVisible()
  await page.keyboard.type('山﨑')
  await page.keyboard.press('Tab')
  await page.keyboard.type('恵')
  await field(page, 'familyKana').fill('やまざき')
  await field(page, 'email').fill('megumi@')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This is not a complete e-mail address')).toBeVisible()
  await field(page, 'email').fill('megumi@moon.example')
  await field(page, 'mobile').fill('090-1234-5678')
  await page.locator('form input[type=file]').setInputFiles({ ...CARD, buffer: await picture() })
  await expect(page.getByAltText('The photographed business card')).toBeVisible()
  const fetched: string[] = []
  await page.route('**/rpc/card/get', async (route) => {
    const response = await route.fetch()
    fetched.push((await response.body()).toString('latin1'))
    await route.fulfill({ response })
  })
  await field(page, 'email').press('Enter')
  await expect(lastScan(page)).toHaveAttribute('data-outcome', 'new')
  await expect(lastScan(page).getByText('山﨑 恵')).toBeVisible()
  await expect(lastScan(page).getByText('ヤマザキ')).toBeVisible()
  const card = lastScan(page).getByRole('button', { name: 'Enlarge business card picture 1' })
  await expect(card).toBeVisible()

  await page.goto(new URL('#/leads/POLAR', page.url()).href)
  await page.getByText('山﨑 恵').first().click()
  await expect(page.getByRole('link', { name: '090-1234-5678' })).toHaveAttribute('href', 'tel:+819012345678')
  await page.getByRole('button', { name: 'Enlarge business card picture 1' }).click()
  const large = page.getByRole('dialog').getByAltText('The business card')
  await expect(large).toBeVisible()
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600)
  expect(fetched.length).toBeGreaterThan(0)
  for (const kept of fetched) {
    expect(kept).toContain('image/jpeg')
    expect(kept).not.toContain('SECRETPLACE')
  }
})

test('a badge that holds only a code is completed, and its card withdrawn and taken back', async ({ page }) => {
  await page.getByLabel('Type a badge code').fill('SIF26-9')
  await page.getByLabel('Type a badge code').press('Enter')
  await expect(lastScan(page)).toHaveAttribute('data-outcome', 'kept')
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Add details of this visitor' })).toBeVisible()
  await field(page, 'familyName').fill('Weiß')
  await field(page, 'givenName').fill('Jürgen')
  await field(page, 'organisation').fill('Sternwarte GmbH')
  await field(page, 'organisation').press('Enter')
  await expect(lastScan(page).getByText('Jürgen Weiß')).toBeVisible()
  await expect(lastScan(page)).toHaveAttribute('data-outcome', 'new')

  await lastScan(page)
    .locator('input[type=file]')
    .setInputFiles({ ...CARD, buffer: await picture() })
  const card = lastScan(page).getByRole('button', { name: 'Enlarge business card picture 1' })
  await expect(card).toBeVisible()
  await expect(lastScan(page).getByRole('group', { name: 'Business card' }).getByText('saved')).toBeVisible()
  await page.getByRole('button', { name: 'Delete business card picture 1' }).click()
  // The scan itself may still offer its own undo.
  const cards = lastScan(page).getByRole('group', { name: 'Business card' })
  await cards.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(card).toBeVisible()
  await page.getByRole('button', { name: 'Delete business card picture 1' }).click()
  // leaving takes it as meant
  await page.getByRole('link', { name: 'Follow-up' }).click()
  await page.getByRole('link', { name: 'Scan', exact: true }).click()
  await expect(page.getByRole('button', { name: /Jürgen Weiß/ })).toBeVisible()
  await page.getByRole('button', { name: /Jürgen Weiß/ }).click()
  await expect(lastScan(page).getByRole('group', { name: 'Business card' })).toBeVisible()
  await expect(card).toHaveCount(0)
})
