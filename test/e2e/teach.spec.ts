/**
 * A badge format that nobody announced: taught from two samples by keyboard and mouse, and the earlier badges read
 * again.
 */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { exhibitionFile } from '../support/exhibition.ts'
import { newDataFolder, startHost } from '../support/host.ts'

const BADGES = [
  ['4711', '山田 太郎', '宇宙電波'],
  ['4712', '髙橋 花子', '月面技研'],
  ['4713', 'Jürgen Weiß', 'Sternwarte'],
] as const

const board = (page: Page, number: number) => page.getByRole('textbox', { name: `Text of sample ${number}` })

/** Drags over a word of the text. */
async function drag(page: Page, text: Locator, word: string): Promise<void> {
  await text.scrollIntoViewIfNeeded()
  const cells = text.locator('[data-at]')
  const whole = (await cells.allTextContents()).join('')
  const first = whole.indexOf(word)
  const [from, to] = [await cells.nth(first).boundingBox(), await cells.nth(first + word.length - 1).boundingBox()]
  if (from === null || to === null) throw new Error(`${word} is not in sight`)
  await page.mouse.move(from.x + 1, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 4 })
  await page.mouse.up()
}

test('two marked samples teach the format of all badges, those scanned before included', async ({ page }) => {
  const host = await startHost(await newDataFolder({ exhibition: exhibitionFile() }))
  try {
    await page.goto(host.url)
    await page.getByRole('radio', { name: 'Polar AB' }).click()
    const type = async (line: string) => {
      await page.getByLabel('Type a badge code').fill(line)
      await page.getByLabel('Type a badge code').press('Enter')
      await expect(page.getByRole('region', { name: 'Last scan' })).toHaveAttribute('data-outcome', /kept|new/)
    }
    for (const [code, name, company] of BADGES) await type(`ID=${code} (${name}) at ${company} !2`)

    await page.goto(new URL('#/organise/formats', page.url()).href)
    await page.getByRole('button', { name: 'Teach a format' }).click()
    const choices = page.getByRole('checkbox')
    await choices.filter({ visible: true }).nth(0).check()
    await choices.nth(1).check()
    // the newest badges come first
    for (const [number, [code, name, company]] of [
      [1, BADGES[2]],
      [2, BADGES[1]],
    ] as const) {
      const text = board(page, number)
      const say = (what: string) =>
        page.getByRole('group', { name: 'This is' }).getByRole('button', { name: what, exact: true }).click()
      await drag(page, text, code)
      await say('Badge code')
      await drag(page, text, name)
      await say('Full name')
      // by keyboard: to the end, back over what follows, and the company selected from its end
      await text.focus()
      await page.keyboard.press('End')
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
      for (let i = 0; i < company.length; i++) await page.keyboard.press('Shift+ArrowLeft')
      await page.keyboard.press('Enter')
      for (let i = 0; i < 5; i++) await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect(text.locator('..').getByRole('button', { name: `Remove the mark on “${company}”` })).toBeVisible()
    }
    await expect(page.locator('[data-count="fits"] dd')).toHaveText('3')
    await expect(page.getByRole('row', { name: /山田 太郎/ })).toContainText('4711 · 山田 太郎 · 宇宙電波')
    await page.getByLabel('Name of the format').fill('Fair 2026')
    await page.getByRole('button', { name: 'Save the format' }).click()
    await expect(page.getByText('Fair 2026')).toBeVisible()

    await page.getByRole('button', { name: 'Preview changes' }).click()
    await expect(page.getByText('3 pairs of visitors are one person each.')).toBeVisible()
    await page.getByRole('button', { name: 'Read again', exact: true }).click()
    await expect(page.getByText('All badges have been read again')).toBeVisible()
    await page.getByRole('link', { name: 'Scan', exact: true }).click()
    await expect(page.getByRole('button', { name: /山田 太郎/ })).toBeVisible()
    await type('ID=4714 (Ann Lee) at Lee Ltd !2')
    await expect(page.getByRole('region', { name: 'Last scan' }).getByText('Ann Lee')).toBeVisible()
  } finally {
    await host.remove()
  }
})
