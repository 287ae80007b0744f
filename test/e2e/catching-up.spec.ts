/** A station whose lists lag behind says so: a low count must not look like lost leads. */
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { newDataFolder, startHost, type Host } from '../support/host.ts'
import { inspect } from '../support/inspect.ts'

let host: Host
test.afterEach(() => host.remove())

/** Makes every list lag, as a merge does. The page's next question starts the update, and is told of it. */
function makeListsLag(folder: string): void {
  const db = new Database(join(folder, 'enishi.db'))
  db.exec('INSERT OR IGNORE INTO stale_lead SELECT lead_id FROM lead')
  db.close()
}

test('the bar says that lists are being updated, wide and narrow, until they are', async ({ page }) => {
  // more than are made anew on the way to an answer
  const folder = await newDataFolder({ demoLeads: 300 })
  host = await startHost(folder)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(host.url)
  const words = page.getByText('The lists are being updated…')
  makeListsLag(folder)
  await expect(words).toBeVisible()
  await inspect(page, 'lists that lag behind')
  await page.setViewportSize({ width: 390, height: 844 })
  makeListsLag(folder)
  await expect(page.getByRole('button', { name: /^Leads: .* The lists are being updated\.$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Leads: 300 saved, 300 not yet in a follow-up list$/ })).toBeVisible()
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(words).toBeHidden()
})
