// BrowserWindow and its WebContents over a Chromium page. The page is made in the background, as Electron does: what
// needs it waits for it.
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Download, Page, Route } from '@playwright/test'
import type Electron from 'electron'
import { app, stoppable } from './app.ts'
import { bridge } from './bridge.ts'
import { chromiumContext, toOwn, toShown } from './chromium.ts'
import { DownloadItem } from './download.ts'
import { ASK, permissionSource } from './page-side.ts'
import { defaultSession, schemes } from './services.ts'
import { windows } from './windows.ts'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const taken = new Set<Page>()

export class WebContents extends EventEmitter {
  page: Page | undefined
  made: Promise<Page>
  private openHandler: OpenHandler | undefined
  private readonly preload: string | undefined
  private crashed = false
  private lastUrl = ''

  constructor(preload: string | undefined) {
    super()
    this.preload = preload
    this.made = this.make()
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  getURL(): string {
    return toOwn(this.page?.url() ?? '')
  }
  /** A page that crashed cannot be driven again; another one with the same preload and routes takes its place. */
  reload(): void {
    if (!this.crashed) return void this.page?.reload()
    this.crashed = false
    this.made = this.make()
    void this.load(this.lastUrl)
  }
  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.made).evaluate(code)
  }
  /** Ends the page's process, as a crash would. */
  async forcefullyCrashRenderer(): Promise<void> {
    const page = await this.made
    const gone = new Promise((done) => page.once('crash', done))
    page.goto('chrome://crash').catch(() => undefined)
    await gone
  }

  private async make(): Promise<Page> {
    const context = chromiumContext()
    // Chromium comes with one page of its own.
    const first = context.pages().find((page) => !taken.has(page))
    const page = taken.size === 0 && first ? first : await context.newPage()
    taken.add(page)
    this.page = page
    await page.route('**/*', (route) => this.answer(route, page))
    await page.exposeFunction(ASK, (question: Question) => this.mayUse(question))
    await page.addInitScript(permissionSource)
    if (this.preload !== undefined) await bridge(page, readFileSync(this.preload, 'utf8'), this)
    page.on('popup', (popup) => this.popup(popup))
    page.on('download', (download) => this.download(download))
    page.on('crash', () => {
      this.crashed = true
      this.emit('render-process-gone', stoppable({}), { reason: 'crashed', exitCode: 133 })
    })
    return page
  }

  private mayUse({ permission, mediaTypes, url }: Question): Promise<boolean> {
    const handler = defaultSession.requestHandler
    // Without a handler Electron grants everything, and so does this: forgetting the handler must show.
    if (!handler) return Promise.resolve(true)
    const details = {
      isMainFrame: true,
      requestingUrl: toOwn(url),
      mediaTypes: mediaTypes as ('video' | 'audio')[],
      securityOrigin: new URL(toOwn(url)).href,
    }
    return new Promise((answer) =>
      handler(this as unknown as Electron.WebContents, permission as 'media', answer, details),
    )
  }

  private async answer(route: Route, page: Page): Promise<void> {
    const request = route.request()
    const url = toOwn(request.url())
    const isMove = request.isNavigationRequest() && page.url() !== 'about:blank' && !this.ownMoves.delete(url)
    if (isMove) {
      const event = stoppable({ url, isMainFrame: request.frame() === page.mainFrame() })
      this.emit('will-frame-navigate', event)
      if (event.isMainFrame) this.emit('will-navigate', event)
      if (event.defaultPrevented) return route.abort('aborted')
    }
    const handler = schemes.get(new URL(url).protocol.slice(0, -1))
    if (!handler) {
      // The world outside is a page that says so; what such a page would load is cut off.
      return request.isNavigationRequest()
        ? route.fulfill({ contentType: 'text/html', body: '<p>Elsewhere</p>' })
        : route.abort()
    }
    const response = await handler(new Request(url, { method: request.method() }))
    const body = Buffer.from(await response.arrayBuffer())
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
  }
  /** Addresses that main itself loads: those are no one's wish to leave. */
  private ownMoves = new Set<string>()

  async load(address: string): Promise<void> {
    const page = await this.made
    const url = new URL(address).href
    this.lastUrl = url
    this.ownMoves.add(url)
    await page.goto(toShown(url))
    this.ownMoves.delete(url)
  }

  private popup(popup: Page): void {
    const url = toOwn(popup.url())
    const referrer = { url: '', policy: 'default' } as const
    const answer = this.openHandler?.({ url, frameName: '', features: '', disposition: 'foreground-tab', referrer })
    // Electron opens a window unless it is told not to.
    if (answer?.action !== 'deny') new BrowserWindow({ webPreferences: { contextIsolation: true, sandbox: true } })
    void popup.close()
  }

  private download(download: Download): void {
    const item = new DownloadItem(download)
    defaultSession.emit('will-download', stoppable({}), item, this)
    void item.save()
  }
}

interface Question {
  permission: string
  mediaTypes: string[]
  url: string
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents
  private bounds: Electron.Rectangle
  private state = { maximised: false, minimised: false, visible: true, menuBar: true, focused: 0 }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const { webPreferences: web = {} } = options
    if (!web.contextIsolation || !web.sandbox || web.nodeIntegration)
      throw new Error('The stand-in shows only sandboxed, isolated pages')
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.state.visible = options.show ?? true
    windows.add(this)
    this.webContents = new WebContents(web.preload)
    app.emit('web-contents-created', stoppable({}), this.webContents)
  }
  static getAllWindows(): BrowserWindow[] {
    return [...windows].filter((window) => window instanceof BrowserWindow)
  }
  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url)
    this.emit('ready-to-show')
  }
  getBounds(): Electron.Rectangle {
    return { ...this.bounds }
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds }
  }
  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds }
  }
  setMenuBarVisibility(visible: boolean): void {
    this.state.menuBar = visible
  }
  isMenuBarVisible(): boolean {
    return this.state.menuBar
  }
  isMaximized(): boolean {
    return this.state.maximised
  }
  maximize(): void {
    this.state.maximised = true
  }
  isMinimized(): boolean {
    return this.state.minimised
  }
  minimize(): void {
    this.state.minimised = true
  }
  restore(): void {
    this.state.minimised = false
  }
  isDestroyed(): boolean {
    return !windows.has(this)
  }
  isVisible(): boolean {
    return this.state.visible
  }
  show(): void {
    this.state.visible = true
  }
  focus(): void {
    this.state.focused++
  }
  /** How often main brought this window to the front. */
  get timesFocused(): number {
    return this.state.focused
  }
  close(): void {
    const event = stoppable({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (!windows.delete(this)) return
    this.emit('closed')
    void this.webContents.made.then((page) => page.close({ runBeforeUnload: false })).catch(() => undefined)
    app.windowIsGone()
  }
}
