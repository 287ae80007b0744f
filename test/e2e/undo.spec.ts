/** What waits to be undone is done when one leaves: by a reload, by closing the page, by the lock. */
import { expect, test, type Page } from '@playwright/test'
import { command, newDataFolder, startHost, type Host } from '../support/host.ts'

const NAME = '宇宙電波'
const BADGE = `MECARD:N:髙橋,太郎;ORG:㈱${NAME};;`

let host: Host
test.beforeEach(async () => {
  host = await startHost(await newDataFolder({ demoLeads: 20 }))
})
test.afterEach(() => host.remove())

/** Scans a badge, adds a note in Leads, and asks for its deletion. */
async function deleteNote(page: Page): Promise<void> {
  await page.goto(host.url)
  await page.getByRole('radio').first().click()
  await page.getByLabel('Type a badge code').fill(BADGE)
  await page.getByLabel('Type a badge code').press('Enter')
  await expect(page.locator('section[data-outcome]')).toHaveAttribute('data-outcome', 'new')
  await page.goto(new URL('#/leads', page.url()).href)
  await page.getByRole('button', { name: 'Aurora Antennas' }).click()
  await page.locator('[data-line="0"]').click()
  const note = page.getByLabel('Note', { exact: true })
  await note.fill('wrong person')
  await note.press('Control+Enter')
  const item = page.getByRole('listitem').filter({ hasText: 'wrong person' })
  await item.getByRole('button', { name: /wrong person/ }).click()
  await expect(item.getByRole('button', { name: 'Undo' })).toBeVisible()
}

/** The notes of the lead, by the command, once the host has ended. */
async function notes(): Promise<string[]> {
  await host.end()
  const line = await command(host.folder, ['leads', '--exhibitor', 'AURORA', '--search', NAME, '--json'])
  return (JSON.parse(line) as { notes: { text: string }[] }).notes.map(({ text }) => text)
}

const ways: Record<string, (page: Page) => Promise<unknown>> = {
  'a reload': async (page) => {
    await page.reload()
    await page.getByRole('link', { name: 'Scan', exact: true }).waitFor()
  },
  'closing the page': (page) => page.close({ runBeforeUnload: true }),
  'another room': (page) => page.getByRole('link', { name: 'Scan', exact: true }).click(),
  'the lock': async (page) => {
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await expect(page.getByText(/^(Locked: |Nothing is locked)/)).toBeVisible()
  },
}
for (const [way, leave] of Object.entries(ways)) {
  test(`a note that was deleted a second ago is gone after ${way}`, async ({ page }) => {
    await deleteNote(page)
    await leave(page)
    // what the page sent as it went has arrived
    await new Promise((done) => setTimeout(done, 1000))
    expect(await notes()).toEqual([])
  })
}

test('a note whose deletion was taken back stays after a reload', async ({ page }) => {
  await deleteNote(page)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.reload()
  await page.getByRole('link', { name: 'Scan', exact: true }).waitFor()
  expect(await notes()).toEqual(['wrong person'])
})
