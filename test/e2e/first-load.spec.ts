/**
 * What the built page needs before Scan can be used, and that the rest comes by itself, or says so where it does not.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { newDataFolder, startHost, type Host } from '../support/host.ts'

const out = resolve(import.meta.dirname, '../../out/renderer')
const assets = readdirSync(join(out, 'assets'))
const read = (file: string): string => readFileSync(join(out, 'assets', file), 'utf8')
const sizeOf = (file: string): number => gzipSync(read(file)).length

/** The files that index.html names, and those they import before they run. */
function filesOfFirstLoad(): string[] {
  const html = readFileSync(join(out, 'index.html'), 'utf8')
  const files = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    if (!file.endsWith('.js')) return
    for (const [, imported] of read(file).matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      visit(imported ?? '')
  }
  for (const [, file] of html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.(?:js|css))"/g)) visit(file ?? '')
  return [...files]
}

test('the first load is at most 300 kB gzip, with the words of one language', () => {
  const first = filesOfFirstLoad()
  // One file of code, one of the bundler's own, one of styles: many small ones take longer to ask for.
  const files = (kind: string) => first.filter((file) => file.endsWith(kind)).length
  expect([files('.js'), files('.css')]).toEqual([2, 1])
  const words = ['en-', 'ja-'].map((language) => {
    const file = assets.find((name) => name.startsWith(language) && name.endsWith('.js'))
    expect(first).not.toContain(file)
    return sizeOf(file ?? '')
  })
  const bytes = first.reduce((sum, file) => sum + sizeOf(file), 0) + Math.max(...words)
  expect(bytes).toBeLessThanOrEqual(300_000)
  expect(bytes).toBeGreaterThan(100_000)
})

test('each Mantine component that the page uses has its style', () => {
  const known = readFileSync(resolve(import.meta.dirname, '../../node_modules/@mantine/core/styles.css'), 'utf8')
  const styled = new Set([...known.matchAll(/\.(m_[0-9a-f]{5,8})\b/g)].map(([, name]) => name ?? ''))
  const textOf = (end: string): string =>
    assets
      .filter((file) => file.endsWith(end))
      .map(read)
      .join('\n')
  const css = textOf('.css')
  const used = new Set([...textOf('.js').matchAll(/\bm_[0-9a-f]{5,8}\b/g)].map(([name]) => name))
  const needed = [...used].filter((name) => styled.has(name))
  expect(needed.length).toBeGreaterThan(50)
  expect(needed.filter((name) => !css.includes(`.${name}`))).toEqual([])
})

test.describe('the other rooms', () => {
  let host: Host
  test.beforeEach(async () => {
    host = await startHost(await newDataFolder({ demoLeads: 5 }))
  })
  test.afterEach(() => host.remove())

  test('are there once the page is idle, so that a room opens although its files cannot be fetched any more', async ({
    page,
  }) => {
    const loaded: string[] = []
    page.on('requestfinished', (request) => loaded.push(new URL(request.url()).pathname))
    await page.goto(host.url)
    await page.getByRole('radio').first().waitFor()
    const rooms = ['leads-room', 'follow-up-room', 'organise-room']
    await expect.poll(() => rooms.filter((room) => loaded.some((path) => path.includes(`/${room}-`)))).toEqual(rooms)
    await page.route('**/assets/**', (route) => route.abort())
    await page.getByRole('link', { name: 'Follow-up' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Follow-up' })).toBeVisible()
  })

  test('one that does not load says so, leaves Scan usable, and loads after a reload', async ({ page }) => {
    await page.route('**/assets/organise-room-*.js', (route) => route.abort())
    await page.goto(host.url)
    await page.getByRole('radio').first().waitFor()
    await page.getByRole('link', { name: 'Organise' }).click()
    await expect(page.getByRole('alert').getByRole('button', { name: 'Reload' })).toBeVisible()
    await page.getByRole('link', { name: 'Scan' }).click()
    await expect(page.getByRole('radio').first()).toBeVisible()
    await page.unroute('**/assets/organise-room-*.js')
    await page.getByRole('link', { name: 'Organise' }).click()
    await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Organise' })).toBeVisible()
  })
})
