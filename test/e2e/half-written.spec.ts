/** What is half written stays: another language, look, size, room, lead, a reload, the lock. */
import { expect, test, type Page } from '@playwright/test'
import { command, newDataFolder, startHost, type Host } from '../support/host.ts'

const BADGE = 'MECARD:N:髙橋,太郎;ORG:㈱宇宙電波;;'
const EXHIBITOR = 'AURORA'

let host: Host
test.beforeEach(async () => {
  host = await startHost(await newDataFolder({ demoLeads: 20 }))
})
test.afterEach(() => host.remove())

async function scanOne(page: Page) {
  await page.goto(host.url)
  await page.getByRole('radio').first().click()
  await page.getByLabel('Type a badge code').fill(BADGE)
  await page.getByLabel('Type a badge code').press('Enter')
  await expect(page.locator('section[data-outcome]')).toHaveAttribute('data-outcome', 'new')
}

async function openLead(page: Page) {
  await page.goto(new URL('#/leads', page.url()).href)
  await page.getByRole('button', { name: 'Aurora Antennas' }).click()
  await page.locator('[data-line="0"]').click()
  await page.locator('article h2').waitFor()
}

/** The notes of the lead with this name, by the command, once the host has ended. */
async function notesOf(name: string): Promise<string[]> {
  await host.end()
  const lines = await command(host.folder, ['leads', '--exhibitor', EXHIBITOR, '--search', name, '--json'])
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => (JSON.parse(line) as { notes: { text: string }[] }).notes.map(({ text }) => text))
}

test('a note on a scan stays while language, look and size change, and a reload saves it as it stands', async ({
  page,
}) => {
  await scanOne(page)
  await page.getByLabel('Note', { exact: true }).fill('asks for a data she')
  await page.getByRole('button', { name: '日本語' }).click()
  await page.getByRole('button', { name: 'ダーク' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByLabel('メモ', { exact: true })).toHaveValue('asks for a data she')
  await page.reload()
  await page.getByRole('radio').first().waitFor()
  expect(await notesOf('宇宙電波')).toContain('asks for a data she')
})

test('a note in Leads is saved as it stands by leaving the room, by a reload and by the lock, each time once', async ({
  page,
}) => {
  await scanOne(page)
  await openLead(page)
  const note = page.getByLabel('Note', { exact: true })
  const heading = await page.locator('article h2').innerText()
  expect(heading).toBe('髙橋 太郎')
  await note.fill('left for Scan')
  await page.getByRole('link', { name: 'Scan', exact: true }).click()
  await page.getByLabel('Type a badge code').waitFor()
  await openLead(page)
  await expect(page.getByText('left for Scan', { exact: true })).toBeVisible()
  await note.fill('reloaded')
  await page.reload()
  await openLead(page)
  await expect(page.getByText('reloaded', { exact: true })).toBeVisible()
  await note.fill('locked')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByText(/^(Locked: |Nothing is locked)/)).toBeVisible()
  expect((await notesOf('宇宙電波')).toSorted()).toEqual(['left for Scan', 'locked', 'reloaded'])
})

test('a planned action and an answer are saved as they stand by going back with the field still open', async ({
  page,
}) => {
  await scanOne(page)
  await openLead(page)
  await page.getByRole('button', { name: 'Plan a follow-up' }).click()
  await page.getByLabel('Action', { exact: true }).fill('send the data sheet')
  await page.goBack()
  await expect(page.locator('article h2')).toHaveCount(0)
  await openLead(page)
  await expect(page.getByLabel('Action', { exact: true })).toHaveValue('send the data sheet')
  const answer = page.getByRole('textbox', { name: 'What do you need?' })
  await answer.fill('X band, 2 m')
  await page.goBack()
  await openLead(page)
  await expect(answer).toHaveValue('X band, 2 m')
})

test('a correction that is not saved is there again after another lead and another room, and leaving the page asks', async ({
  page,
}) => {
  await scanOne(page)
  await openLead(page)
  await page.getByRole('button', { name: 'Correct' }).click()
  await page.getByLabel('Department').fill('第三部')
  await page.keyboard.press('Tab')
  await page.locator('[data-line="1"]').click()
  await expect(page.locator('article h2')).not.toHaveText('髙橋 太郎')
  await page.getByRole('link', { name: 'Scan', exact: true }).click()
  await page.getByLabel('Type a badge code').waitFor()
  await openLead(page)
  await expect(page.getByLabel('Department')).toHaveValue('第三部')
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => {
    setTimeout(() => location.reload(), 0)
  })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(page.getByLabel('Department')).toHaveValue('第三部')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Correct' }).click()
  await expect(page.getByLabel('Department')).toHaveValue('')
})
