/**
 * A registrant list from the fair: looked into, set right, taken over, and the names it gives to badges that hold only
 * a code.
 */
import { expect, test } from '@playwright/test'
import Encoding from 'encoding-japanese'
import { exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost, type Host } from '../support/host.ts'

const cp932 = (text: string) =>
  Buffer.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to: 'SJIS' }))

const LIST = cp932(
  [
    '受付日;管理;氏名;フリガナ;会社名',
    '1/5;SIF26-1;髙橋 太郎;タカハシ タロウ;㈱宇宙電波',
    '1/5;;山田 花子;ヤマダ ハナコ;㈱月',
    '1/6;SIF26-2;齋藤 健;サイトウ ケン;㈱星',
    '',
  ].join('\r\n'),
)

let host: Host
test.beforeEach(async () => {
  host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
})
test.afterEach(() => host.remove())

test('a list in Shift_JIS names a badge that was scanned before, and the next one at once', async ({ page }) => {
  await page.goto(host.url)
  await page.getByRole('radio', { name: 'Polar AB' }).click()
  const card = page.getByRole('region', { name: 'Last scan' })
  const type = async (code: string) => {
    await page.getByLabel('Type a badge code').fill(code)
    await page.getByLabel('Type a badge code').press('Enter')
  }
  await type('SIF26-1')
  await expect(card).toHaveAttribute('data-outcome', 'kept')

  await page.goto(new URL('#/organise/registrants', page.url()).href)
  await page.locator('input[type=file]').setInputFiles({ name: '来場者.csv', mimeType: 'text/csv', buffer: LIST })
  await expect(page.getByLabel('Character set')).toHaveValue('shift_jis')
  await expect(page.getByLabel('Separator')).toHaveValue(';')
  await expect(page.getByRole('cell', { name: '髙橋 太郎' })).toBeVisible()
  // whatever the second column was taken for, staff say what it is
  await page.getByLabel('Content of the column “管理”').selectOption('Badge code')
  await page.getByRole('button', { name: 'Import the list' }).click()
  await expect(page.getByText('The list is in use')).toBeVisible()
  const count = (name: string) => page.locator(`[data-count="${name}"] dd`)
  await expect(count('rows')).toHaveText('3')
  await expect(count('imported')).toHaveText('2')
  await expect(count('filled')).toHaveText('1')
  await expect(page.getByRole('row', { name: '3 no badge code' })).toBeVisible()

  await page.getByRole('link', { name: 'Scan' }).click()
  await expect(page.getByRole('button', { name: /髙橋 太郎/ })).toBeVisible()
  await type('SIF26-2')
  await expect(card.getByText('齋藤 健')).toBeVisible()
  await expect(card).toHaveAttribute('data-outcome', 'new')
})

test('a removed list can be kept within ten seconds, and a file that is no list is refused', async ({ page }) => {
  await page.goto(host.url)
  await page.goto(new URL('#/organise/registrants', page.url()).href)
  await expect(page.getByRole('heading', { name: 'Registrant list' })).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.xlsx', mimeType: '', buffer: Buffer.from('PK\u0003\u0004 no workbook') })
  await expect(page.getByRole('alert')).toContainText('cannot be read')
  await page.getByRole('button', { name: 'Choose another file' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'list.csv', mimeType: '', buffer: Buffer.from('badge code,name\nX-1,Ann Lee\n') })
  await page.getByRole('button', { name: 'Import the list' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Delete the list' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('list.csv', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Delete the list' }).click()
  // leaving takes it as meant
  await page.getByRole('link', { name: 'Exhibitors' }).click()
  await page.getByRole('link', { name: 'Registrant list' }).click()
  await expect(page.getByText('list.csv', { exact: true })).toHaveCount(0)
})
