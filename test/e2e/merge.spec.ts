/**
 * The organiser's desk: bundles of another station dropped into the page, merged, doubtful things decided, a visitor
 * erased.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import type { MergeReport } from '../../shared/contract/bundle.ts'
import { command, newDataFolder, startHost } from '../support/host.ts'
import { inspect } from '../support/inspect.ts'

const PASSPHRASE = 'correct horse battery'
const EXHIBITOR = 'AURORA'
const BADGE = 'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:09012345678;EMAIL:t.takahashi@uchu.example;;'
const CARD = 'MECARD:N:高橋,太郎;ORG:株式会社宇宙電波;TEL:09012345678;EMAIL:taro@mail.example;;'

/** Scans the badge for the first exhibitor by the page and ranks it. */
async function scanAndRank(page: Page, url: string, rankKey: string) {
  await page.goto(url)
  await page.getByRole('radio').first().waitFor()
  await page.keyboard.press('F1')
  const field = page.getByLabel('Type a badge code')
  await field.fill(BADGE)
  await field.press('Enter')
  const card = page.getByRole('region', { name: 'Last scan' })
  await expect(card).toHaveAttribute('data-outcome', 'new')
  await field.blur()
  await page.keyboard.press(rankKey)
  await expect(card.locator('[data-rank][aria-pressed="true"]')).toHaveCount(1)
}

async function section(page: Page, id: string, heading: string) {
  await page.goto(new URL(`#/organise/${id}`, page.url()).href)
  await page.getByRole('heading', { level: 2, name: heading }).waitFor()
}

test('a station’s bundle is merged, a conflict is decided, two visitors become one, and an erased one is asked about', async ({
  page,
}) => {
  process.env.ENISHI_E2E_PASSPHRASE = PASSPHRASE
  const out = await mkdtemp(join(tmpdir(), 'enishi-stick-'))
  const other = await newDataFolder({ demoLeads: 40, demoSeed: 2 })
  await command(other, ['scan', '--exhibitor', EXHIBITOR], CARD)
  const station = await startHost(other)
  await scanAndRank(page, station.url, '1')
  await section(page, 'station', 'This station')
  const fingerprint = (
    await page
      .getByRole('row', { name: /this station/ })
      .getByRole('cell')
      .first()
      .innerText()
  ).trim()
  await station.end()
  const bundle = join(out, 'station.enishi')
  const { leads } = JSON.parse(
    await command(other, ['bundle', '--out', bundle, '--passphrase-env', 'ENISHI_E2E_PASSPHRASE', '--json']),
  ) as { leads: number }

  const host = await startHost(await newDataFolder({ demoLeads: 40, demoSeed: 1 }))
  try {
    await scanAndRank(page, host.url, '3')

    await section(page, 'merge', 'Merge')
    await page.locator('input[type=file][multiple]').setInputFiles(bundle)
    const merge = page.getByRole('button', { name: 'Merge 1 bundle' })
    const passphrase = page.getByLabel('Passphrase of the key or of the bundles')
    await passphrase.fill('wrong passphrase')
    await merge.click()
    await expect(page.getByText('The passphrase is wrong.').first()).toBeVisible()
    await passphrase.fill(PASSPHRASE)
    await merge.click()
    await expect(page.getByText(fingerprint, { exact: true })).toBeVisible()
    await inspect(page, 'an unknown station')
    await page.getByRole('button', { name: 'They are the same: accept' }).click()
    await passphrase.fill(PASSPHRASE)
    await merge.click()
    await expect(page.getByText('Everything these stations recorded is here.')).toBeVisible()
    await inspect(page, 'the report')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download as JSON' }).click()
    const report = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as MergeReport
    expect([report.leads, report.conflictCount]).toEqual([{ new: leads - 1, changed: 1, unchanged: 0 }, 1])

    const conflict = page.getByRole('group', { name: /太郎: Rank/ })
    await expect(conflict.getByRole('button', { name: /^C, cold/ })).toHaveAttribute('aria-pressed', 'true')
    await conflict.getByRole('button', { name: /^A, hot/ }).click()
    await expect(conflict.getByRole('button', { name: /^A, hot/ })).toHaveAttribute('aria-pressed', 'true')

    await section(page, 'duplicates', 'Duplicates')
    await page.getByRole('button', { name: 'Search for duplicates' }).click()
    const accept = page.getByRole('button', { name: /^Accept/ })
    await accept.waitFor()
    await inspect(page, 'proposals')
    await accept.click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await accept.click()
    await expect(page.getByText('髙橋 太郎', { exact: true }).first()).toBeVisible()
    await expect(
      page.getByRole('region', { name: 'Decided' }).getByText('One person', { exact: true }).first(),
    ).toBeVisible()

    await section(page, 'erase', 'Erase a visitor')
    await page.getByRole('button', { name: 'E-mail', exact: true }).click()
    await page.getByLabel('E-mail address').fill('taro@mail.example')
    await page.getByRole('button', { name: 'Preview the erasure' }).click()
    await expect(page.getByRole('heading', { name: 'The data of these 2 visitors will be erased' })).toBeVisible()
    await inspect(page, 'before erasing')
    const go = page.getByRole('button', { name: 'Erase for good' })
    await expect(go).toBeDisabled()
    await page.getByLabel('To confirm, type ERASE').fill('erase')
    await go.click()
    await expect(page.getByText('Data of 2 visitors erased')).toBeVisible()

    await page.goto(new URL('#/scan', page.url()).href)
    const field = page.getByLabel('Type a badge code')
    await field.fill(CARD)
    await field.press('Enter')
    const card = page.getByRole('region', { name: 'Last scan' })
    await expect(card.getByText('Visitor’s data erased')).toBeVisible()
    await inspect(page, 'an erased visitor', '[data-outcome]')
    await card.getByRole('button', { name: 'The visitor agrees: record' }).click()
    await expect(card).toHaveAttribute('data-outcome', 'new')

    for (const [id, heading] of [
      ['bundles', 'Bundles'],
      ['keys', 'Encryption keys'],
      ['station', 'This station'],
    ] as const) {
      await section(page, id, heading)
      await inspect(page, heading)
    }
    await host.end()
    const found = (await command(host.folder, ['leads', '--exhibitor', EXHIBITOR, '--search', '太郎', '--json']))
      .split('\n')
      .filter((line) => line !== '')
    expect(found.map((line) => (JSON.parse(line) as { contact: { emails: string[] } }).contact.emails)).toEqual([
      ['taro@mail.example'],
    ])
  } finally {
    await host.remove()
    await station.remove()
    await rm(out, { recursive: true, force: true })
  }
})
