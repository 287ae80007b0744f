/** Two windows on one laptop: what is done in one shows in the other by itself. */
import { expect, test, type Page } from '@playwright/test'
import { command, newDataFolder, startHost } from '../support/host.ts'

const EXHIBITOR = 'AURORA'
const BADGES = ['MECARD:N:髙橋,太郎;ORG:㈱宇宙電波;;', 'MECARD:N:Weiss,Anna;ORG:Sternwarte GmbH;;']

/** Both stay visible, so neither asks again because it is looked at. */
async function openLeads(page: Page, url: string) {
  await page.goto(url)
  await page.getByRole('radio').first().waitFor()
  await page.goto(new URL(`#/leads/${EXHIBITOR}`, page.url()).href)
}

test('a second window shows what the first one changed', async ({ page, browser }) => {
  const folder = await newDataFolder({ demoLeads: 0 })
  await command(folder, ['scan', '--exhibitor', EXHIBITOR], BADGES[0])
  const host = await startHost(folder)
  const second = await browser.newPage({ locale: 'en-GB' })
  try {
    await openLeads(second, host.url)
    const lines = second.locator('[data-line]')
    await expect(lines).toHaveCount(1)
    await lines.first().click()
    await second.getByRole('button', { name: 'Correct' }).click()
    await second.getByLabel('Company', { exact: true }).fill('half written')

    await page.goto(host.url)
    await page.getByRole('radio', { name: /Aurora/i }).click()
    await page.getByLabel('Type a badge code').fill(BADGES[1]!)
    await page.getByLabel('Type a badge code').press('Enter')
    await expect(lines).toHaveCount(2)
    await expect(second.getByLabel('Company', { exact: true })).toHaveValue('half written')

    await page.goto(new URL(`#/leads/${EXHIBITOR}`, page.url()).href)
    await page.locator('[data-line]', { hasText: '太郎' }).click()
    await page.getByRole('button', { name: 'Erase this lead…' }).click()
    await page.getByLabel('To confirm, type ERASE').fill('ERASE')
    await page.getByLabel('To confirm, type ERASE').press('Enter')
    await expect(lines).toHaveCount(1)
    await expect(second.getByText('太郎')).toHaveCount(0)
    await expect(second.getByText('half written')).toHaveCount(0)

    await page.getByText('日本語', { exact: true }).click()
    await expect(second.getByRole('link', { name: 'スキャン', exact: true })).toBeVisible()
  } finally {
    await second.close()
    await host.remove()
  }
})
