// The built shell: its page, its port, what it refuses. The same tests run on the stand-in and on the real Electron.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../../support/electron/fixture.ts'
import { getsPort, openPort } from '../../support/electron/port.ts'

test('the window shows the page, which calls a procedure over its message port', async ({ sharedShell: shell }) => {
  await expect(shell.page).toHaveTitle(/Enishi/)
  await expect(shell.page.locator('#root')).not.toBeEmpty()
  const call = await openPort(shell.page)
  expect(await call('/settings/get')).toMatchObject({ language: 'system', engine: 'zxing' })
})

test('the page has nothing of Node or Electron in its hands', async ({ sharedShell: shell }) => {
  const found = await shell.page.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in globalThis,
    ),
  )
  expect(found).toEqual([])
})

test('inline script, eval and foreign addresses are stopped by the policy', async ({ sharedShell: shell }) => {
  const stopped = await shell.page.evaluate(async () => {
    const results: Record<string, boolean> = {}
    const script = document.createElement('script')
    script.textContent = 'globalThis.ranInline = true'
    document.body.append(script)
    results['inline'] = !('ranInline' in globalThis)
    const reports: string[] = []
    document.addEventListener('securitypolicyviolation', (event) => reports.push(event.effectiveDirective))
    results['fetch'] = await fetch('https://example.com/').then(
      () => false,
      () => true,
    )
    const image = new Image()
    results['image'] = await new Promise((done) => {
      image.onload = () => done(false)
      image.onerror = () => done(true)
      image.src = 'https://example.com/x.png'
    })
    results['reported'] = reports.includes('connect-src') && reports.includes('img-src')
    return results
  })
  expect(stopped).toEqual({ inline: true, fetch: true, image: true, reported: true })
})

/** A site that is not ours; `visits` are the paths it was asked for. */
async function openElsewhere(): Promise<{ elsewhere: string; visits: string[]; close(): void }> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Elsewhere</p>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { elsewhere: `http://127.0.0.1:${port}`, visits, close: () => void server.close() }
}

test('the page itself breaks no rule of its policy', async ({ sharedShell: shell }) => {
  const complaints: string[] = []
  shell.page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  await shell.page.reload()
  await expect(shell.page.locator('#root')).not.toBeEmpty()
  await shell.page.waitForTimeout(500)
  expect(complaints).toEqual([])
})

test('the page cannot be led away, and opens no window', async ({ sharedShell: shell }) => {
  const { elsewhere, visits, close } = await openElsewhere()
  const before = shell.page.url()
  await shell.page.evaluate((url) => {
    location.href = `${url}/moved`
  }, elsewhere)
  await shell.page.evaluate((url) => void window.open(`${url}/opened`), elsewhere)
  await shell.page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), {
      href: `${url}/linked`,
      target: '_blank',
      textContent: 'x',
    })
    document.body.append(link)
    link.click()
  }, elsewhere)
  await shell.page.waitForTimeout(500)
  expect(shell.page.url()).toBe(before)
  expect(await shell.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(visits).toEqual([])
  close()
})

test('a page that is not ours gets no port, even in our window', async ({ shell }) => {
  expect(await getsPort(shell.page)).toBe(true)
  const { elsewhere, close } = await openElsewhere()
  await shell.inside(({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url), elsewhere)
  await expect(shell.page.getByText('Elsewhere')).toBeVisible()
  expect(await getsPort(shell.page)).toBe(false)
  close()
})

test('the camera is granted, sound and all else are not', async ({ sharedShell: shell }) => {
  const answers = await shell.page.evaluate(async () => {
    const media = async (wanted: MediaStreamConstraints): Promise<string> =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        (stream) =>
          stream
            .getTracks()
            .map((track) => track.kind)
            .join(),
        (error: unknown) => (error as DOMException).name,
      )
    return {
      video: await media({ video: true }),
      audio: await media({ audio: true }),
      both: await media({ audio: true, video: true }),
      notifications: await Notification.requestPermission(),
      position: await new Promise((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('given'),
          () => done('refused'),
        ),
      ),
    }
  })
  expect(answers).toEqual({
    video: 'video',
    audio: 'NotAllowedError',
    both: 'NotAllowedError',
    notifications: 'denied',
    position: 'refused',
  })
})

test('the window opens where it was left', async ({ launch }) => {
  const first = await launch()
  await first.inside(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 70, width: 1000, height: 700 }),
  )
  expect(await first.quit()).toBe(0)
  const second = await launch()
  const bounds = await second.inside(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  expect(bounds).toEqual({ x: 60, y: 70, width: 1000, height: 700 })
})
