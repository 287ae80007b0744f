// What only the stand-in can show: native dialogs, screens that come and go, a second start, a page that dies.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../../../support/electron/fixture.ts'
import { startOnStandIn } from '../../../support/electron/launch.ts'
import { openPort } from '../../../support/electron/port.ts'

test('a download asks where to save, starting in the downloads folder', async ({ sharedShell: shell, folder }) => {
  const target = join(folder, 'フォローアップ.csv')
  await shell.inside(({ shown }, path) => void (shown.saveAs = path), target)
  await shell.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['名前,会社\n'], { type: 'text/csv' }))
    link.download = 'ORBIT leads.csv'
    link.click()
  })
  await expect.poll(() => existsSync(target)).toBe(true)
  expect(await readFile(target, 'utf8')).toBe('名前,会社\n')
  const { saves, downloads } = await shell.inside(({ shown, app }) => ({
    saves: shown.saves,
    downloads: app.getPath('downloads'),
  }))
  expect(saves).toEqual([{ defaultPath: join(downloads, 'ORBIT leads.csv') }])
})

test('the menu is there for its keys, in the language of the app', async ({ launch }) => {
  const shell = await launch({ env: { ENISHI_TEST_LANGUAGE: 'ja-JP' } })
  const seen = await shell.inside(({ BrowserWindow, Menu }) => ({
    labels: Menu.getApplicationMenu()?.map((entry) => entry.label),
    visible: BrowserWindow.getAllWindows()[0]?.isMenuBarVisible(),
  }))
  expect(seen.labels).toEqual(expect.arrayContaining(['編集', '表示']))
  expect(seen.visible).toBe(false)
})

test('the menu and the page choose one language from what the system prefers', async ({ launch }) => {
  const shell = await launch({ env: { ENISHI_TEST_LANGUAGE: 'fr-FR,ja-JP,en-GB' } })
  const labels = await shell.inside(({ Menu }) => Menu.getApplicationMenu()?.map((entry) => entry.label))
  expect(labels).toContain('編集')
  await expect(shell.page.locator('html')).toHaveAttribute('lang', 'ja')
})

test('a maximised window opens maximised again', async ({ launch }) => {
  const first = await launch()
  await first.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize())
  await first.quit()
  const second = await launch()
  expect(await second.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())).toBe(true)
})

test('a window left on a screen that is gone comes back into view', async ({ launch }) => {
  const laptop = { x: 0, y: 0, width: 1440, height: 860 }
  const screens = (...areas: object[]) => ({ env: { ENISHI_TEST_DISPLAYS: JSON.stringify(areas) } })
  const first = await launch(screens(laptop, { x: 1440, y: 0, width: 2560, height: 1400 }))
  await first.inside(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 2000, y: 300, width: 1200, height: 800 }),
  )
  await first.quit()
  const second = await launch(screens(laptop))
  const bounds = await second.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual({ x: 120, y: 30, width: 1200, height: 800 })
})

test('damaged window state is no reason not to start', async ({ launch, folder }) => {
  await mkdir(join(folder, 'profile'), { recursive: true })
  await writeFile(join(folder, 'profile', 'window.json'), '{"bounds": {"x": "left"')
  const shell = await launch()
  // The window shows once its page is painted, which may be after the page can be driven.
  await expect.poll(() => shell.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true)
  await shell.quit()
  await writeFile(join(folder, 'profile', 'window.json'), '{"bounds": {"x": "left"}, "maximised": 3}')
  const again = await launch()
  expect(await again.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMaximized())).toBe(false)
})

test('a second start brings the first window to the front and ends', async ({ shell, folder }) => {
  await shell.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  const second = startOnStandIn({ folder })
  expect(await second.exited).toBe(0)
  // the second may have ended before the first has heard of it
  const state = () =>
    shell.inside(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return {
        windows: BrowserWindow.getAllWindows().length,
        minimised: window?.isMinimized(),
        focused: window?.timesFocused,
      }
    })
  await expect.poll(state).toEqual({ windows: 1, minimised: false, focused: 1 })
})

test('permission checks follow the same rule as requests', async ({ sharedShell: shell }) => {
  const answers = await shell.inside(({ session }) => {
    const check = (permission: string, origin: string, mediaType?: 'video' | 'audio') =>
      session.defaultSession.checkHandler?.(null, permission as 'media', origin, {
        isMainFrame: true,
        ...(mediaType && { mediaType }),
      })
    return [
      check('media', 'app://enishi/', 'video'),
      check('media', 'app://enishi/', 'audio'),
      check('media', 'https://example.com/', 'video'),
      check('clipboard-read', 'app://enishi/'),
      check('geolocation', 'app://enishi/'),
      session.defaultSession.deviceHandler?.({} as never),
    ]
  })
  expect(answers).toEqual([true, false, false, false, false, false])
})

test('a window whose page holds what is not saved asks before it closes', async ({ launch }) => {
  const shell = await launch({ env: { ENISHI_TEST_LANGUAGE: 'ja-JP' } })
  const close = (answer: number) =>
    shell.inside(({ BrowserWindow, shown }, button) => {
      shown.answer = button
      const event = { left: false, preventDefault: () => void (event.left = true) }
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-prevent-unload', event)
      return { left: event.left, message: shown.questions.at(-1)?.message }
    }, answer)
  expect(await close(0)).toEqual({ left: false, message: 'まだ保存されていない内容があります。' })
  expect(await close(1)).toMatchObject({ left: true })
})

test('a person who asks to quit and then stays keeps the bundle that is written by itself', async ({ shell }) => {
  const stopped = await shell.inside(({ app, BrowserWindow }) => {
    let ended = 0
    const clear = globalThis.clearInterval
    globalThis.clearInterval = (timer) => {
      // the one that looks every 15 s whether a bundle is due
      if ((timer as unknown as { _repeat?: number } | undefined)?._repeat === 15_000) ended++
      clear(timer)
    }
    const window = BrowserWindow.getAllWindows()[0]
    window?.once('close', (event: { preventDefault(): void }) => event.preventDefault())
    app.quit()
    const stayed = ended
    // the window is gone now, as after "Close anyway"
    app.emit('will-quit', { preventDefault: () => undefined })
    return { stayed, left: ended }
  })
  expect(stopped).toEqual({ stayed: 0, left: 1 })
})

test('a failure nobody caught is told once, in words, and ends the app with its data closed', async ({ folder }) => {
  const { child, output, exited } = startOnStandIn({ folder })
  await expect.poll(() => existsSync(join(folder, 'data', 'enishi.db-wal')), { timeout: 60_000 }).toBe(true)
  const fail =
    "() => { setImmediate(() => { throw new Error('first') }); setImmediate(() => { throw new Error('second') }); Promise.reject(new Error('unheard')) }"
  child.send({ id: 1, source: fail })
  expect(await exited).toBe(1)
  expect(output().match(/\[dialog\] Enishi: Something unexpected happened/g)).toHaveLength(1)
  const log = await readFile(join(folder, 'data', 'log', 'enishi.log'), 'utf8')
  for (const message of ['first', 'second', 'unheard']) expect(log).toContain(`"message":"${message}"`)
  expect(existsSync(join(folder, 'data', 'enishi.db-wal'))).toBe(false)
})

test('a page whose process dies is loaded again and works', async ({ shell }) => {
  const old = await shell.inside(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.id = "old"; document.body.id'),
  )
  expect(old).toBe('old')
  await shell.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const look = () =>
    shell.inside(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]
        ?.webContents.executeJavaScript(
          'document.body.id + document.title + (document.getElementById("root")?.childElementCount > 0)',
        )
        .catch(String),
    )
  await expect.poll(look).toMatch(/^Enishi.*true$/)
})

test('the database is closed when the app quits', async ({ shell, folder }) => {
  const call = await openPort(shell.page)
  expect(await call('/settings/set', { staff: '佐藤' })).toMatchObject({ staff: '佐藤' })
  expect(existsSync(join(folder, 'data', 'enishi.db-wal'))).toBe(true)
  expect(await shell.quit()).toBe(0)
  expect(existsSync(join(folder, 'data', 'enishi.db'))).toBe(true)
  expect(existsSync(join(folder, 'data', 'enishi.db-wal'))).toBe(false)
  expect(JSON.parse(await readFile(join(folder, 'data', 'settings.json'), 'utf8'))).toMatchObject({ staff: '佐藤' })
})

for (const [language, words] of [
  ['en-GB', 'Another Enishi is using the data folder'],
  ['ja-JP', '別の Enishi'],
] as const) {
  test(`a data folder in use by another Enishi: a dialog says so (${language})`, async ({ shell, folder }) => {
    expect(await shell.page.title()).toMatch(/Enishi/)
    const other = startOnStandIn({
      folder: join(folder, 'other'),
      env: { ENISHI_DATA: join(folder, 'data'), ENISHI_TEST_LANGUAGE: language },
    })
    expect(await other.exited).toBe(1)
    expect(other.output()).toContain('[dialog] Enishi: ')
    expect(other.output()).toContain(words)
  })
}
