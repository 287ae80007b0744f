/**
 * An exhibitor with its own leads: one erased for good by typing, two that are one person shown as one, and apart
 * again.
 */
import { expect, test } from '@playwright/test'
import { command, newDataFolder, startHost, type Host } from '../support/host.ts'
import { inspect } from '../support/inspect.ts'

const EXHIBITOR = 'AURORA'
const BADGE = 'MECARD:N:髙橋,太郎;SOUND:タカハシ,タロウ;ORG:㈱宇宙電波;TEL:09012345678;EMAIL:t.takahashi@uchu.example;;'
const CARD = 'MECARD:N:高橋,太郎;ORG:株式会社宇宙電波;TEL:09012345678;EMAIL:taro@mail.example;;'
const OTHER = 'MECARD:N:Weiss,Anna;ORG:Sternwarte GmbH;EMAIL:anna@sternwarte.example;;'

const LOOKS = [
  {
    name: 'English, light, wide',
    locale: 'en-GB',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    words: {
      erase: 'Erase this lead…',
      confirm: 'To confirm, type ERASE',
      typed: 'erase',
      go: 'Erase for good',
      erased: 'The lead was erased',
      duplicates: 'Possible duplicates',
      search: 'Search for duplicates',
      accept: /^Accept/,
      undo: 'Undo',
      decided: 'Decided',
      apart: 'Two people after all',
      back: 'Back to the leads',
    },
  },
  {
    name: 'Japanese, dark, narrow',
    locale: 'ja-JP',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    words: {
      erase: 'このリードを削除…',
      confirm: '確認のため「削除」と入力してください',
      typed: '削除',
      go: '完全に削除する',
      erased: 'リードを削除しました',
      duplicates: '重複の候補',
      search: '重複を探す',
      accept: /同一人物とする$/,
      undo: '元に戻す',
      decided: '判断済み',
      apart: '別人に変更',
      back: 'リード一覧に戻る',
    },
  },
] as const

for (const { name, words, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look)
    let host: Host
    test.beforeEach(async ({ page }) => {
      const scans = { exhibitor: EXHIBITOR, payloads: [BADGE, CARD, OTHER] }
      host = await startHost(await newDataFolder({ demoLeads: 0, scans }))
      await page.goto(host.url)
      await page.getByRole('radio').first().waitFor()
      await page.goto(new URL(`#/leads/${EXHIBITOR}`, page.url()).href)
      await expect(page.locator('[data-line]')).toHaveCount(3)
    })
    test.afterEach(() => host.remove())

    test('a lead is erased by typing', async ({ page }) => {
      const complaints: string[] = []
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      const anna = page.locator('[data-line]', { hasText: 'Weiss' })
      await anna.click()
      const ask = page.getByRole('button', { name: words.erase })
      await ask.press('Enter')
      const field = page.getByLabel(words.confirm)
      await expect(field).toBeFocused()
      await inspect(page, 'before erasing')
      await field.press('Escape')
      await expect(ask).toBeFocused()
      await ask.press('Enter')
      await field.press('Enter')
      await expect(page.getByRole('button', { name: words.go })).toBeDisabled()
      await field.fill(words.typed)
      await inspect(page, 'confirmed')
      await field.press('Enter')
      await expect(page.getByText(words.erased)).toBeVisible()
      await expect(page.locator('article')).toHaveCount(0)
      await expect(page.locator('[data-line]')).toHaveCount(2)
      await expect(anna).toHaveCount(0)
      await inspect(page, 'after erasing')
      expect(complaints).toEqual([])
      await page.locator('[data-line]').first().click()
      await expect(page.locator('article')).toHaveCount(1)
      await host.end()
      const left = (await command(host.folder, ['leads', '--exhibitor', EXHIBITOR, '--json']))
        .split('\n')
        .filter((line) => line !== '')
      expect(
        left
          .map((line) => (JSON.parse(line) as { contact: { emails: string[] } }).contact.emails.join())
          .toSorted((a, b) => (a < b ? -1 : 1)),
      ).toEqual(['t.takahashi@uchu.example', 'taro@mail.example'])
    })

    test('two own leads are linked, and parted again', async ({ page }) => {
      const lines = page.locator('[data-line]')
      const toDuplicates = page.getByRole('link', { name: words.duplicates })
      await toDuplicates.click()
      await page.getByRole('button', { name: words.search }).click()
      const accept = page.getByRole('button', { name: words.accept })
      await accept.waitFor()
      await inspect(page, 'proposals')
      await accept.click()
      await page.getByRole('button', { name: words.undo }).click()
      await accept.click()
      const decided = page.getByRole('region', { name: words.decided })
      await expect(decided.getByRole('listitem')).toHaveCount(1)
      await inspect(page, 'decided')
      await page.getByRole('link', { name: words.back }).click()
      await expect(lines).toHaveCount(2)
      await toDuplicates.click()
      await decided.getByRole('button', { name: words.apart }).click()
      await expect(decided.getByRole('button', { name: words.apart })).toHaveCount(0)
      await page.keyboard.press('Escape')
      await expect(lines).toHaveCount(3)
    })
  })
}
