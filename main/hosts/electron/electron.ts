// The Electron host: one window on the built page, one message port to the same procedures as every host. Its rules are
// in the other files of this folder. They do not import Electron and are tested without it.
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { RPCHandler } from '@orpc/server/message-port'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  protocol,
  screen,
  session,
  type MessagePortMain,
} from 'electron'
import Store from 'electron-store'
import { chooseLanguage, spokenTag } from '../../../shared/messages/choose-language.ts'
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import { errorMessage, type Language } from '../../../shared/messages/translate.ts'
import { AppError } from '../../../shared/errors.ts'
import { PAGE_READY, PORT_GIVEN } from '../../../shared/handshake.ts'
import type { App } from '../../app/app.ts'
import { createPageCaller, type Context } from '../../app/context.ts'
import { startAutoBundle } from '../../bundle/auto-bundle.ts'
import { openApp } from '../open-app.ts'
import { router } from '../router.ts'
import { createCrashRule } from './crash.ts'
import { dataFolderFor, profileFor } from './data-folder.ts'
import { LEAVE, leavingQuestion } from './leaving.ts'
import { menuFor } from './menu.ts'
import { isOurs, PAGE_SCHEME, PAGE_URL } from './origin.ts'
import { answerPageRequest } from './page-protocol.ts'
import { isAllowed } from './permissions.ts'
import { boundsToOpen, NO_STATE, SMALLEST, windowStateSchema, type WindowState } from './window-state.ts'

const pageDir = join(import.meta.dirname, '../renderer')
const folder = dataFolderFor(process.argv)
// A folder beside the data's own. A checkout and an installed app share it, because they share the data.
if (!app.commandLine.hasSwitch('user-data-dir'))
  app.setPath('userData', join(app.getPath('appData'), profileFor(folder)))

/** How long closing waits for the last messages of the page. */
const PORT_CLOSING_MS = 1000

let enishi: App | undefined
let window: BrowserWindow | undefined
let gaveUp = false
/** Settles when the page has closed its port. All that it sent has then arrived. */
let portClosed: Promise<unknown> = Promise.resolve()

const language = (): Language =>
  chooseLanguage(enishi?.settings.get().language ?? 'system', app.getPreferredSystemLanguages())

/** One message for a person, in the words that the page uses. `reference` finds the entry in the log. */
function failureText(error: unknown, reference: string): string {
  const translator = createTranslator(language())
  if (error instanceof AppError) return errorMessage(translator, error.code, error.params)
  return errorMessage(translator, 'internal', { reference })
}

/** Shows what stopped the app, then quits. Errors while quitting are only logged. */
function giveUp(error: unknown, where: string): void {
  if (gaveUp) return void enishi?.log.failure(error, where)
  gaveUp = true
  const reference = enishi?.log.failure(error, where) ?? '-'
  console.error(error)
  dialog.showErrorBox('Enishi', failureText(error, reference))
  void Promise.resolve(enishi?.close()).finally(() => app.exit(1))
}

/**
 * Gives one end of a new channel to the page, if our page asks from the main frame of our window. Only one port is open
 * at a time.
 */
function servePort(core: App): void {
  const handler = new RPCHandler<Context>(router)
  let current: MessagePortMain | undefined
  ipcMain.on(PAGE_READY, (event) => {
    const frame = event.senderFrame
    if (!frame || frame.parent || event.sender !== window?.webContents || !isOurs(frame.url)) {
      core.log.note('A port was asked for by a stranger and refused', { url: frame?.url ?? null })
      return
    }
    current?.close()
    const { port1, port2 } = new MessageChannelMain()
    current = port1
    portClosed = new Promise((done) => port1.once('close', () => setImmediate(done)))
    handler.upgrade(port1, { context: { app: core, caller: createPageCaller() } })
    port1.start()
    frame.postMessage(PORT_GIVEN, null, [port2])
  })
}

/** The page can leave its origin for no other, opens no window, and gets no permission but the camera. */
function lockDown(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOurs(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(isAllowed({ permission, origin: details.requestingUrl, media }))
  })
  defaultSession.setPermissionCheckHandler((_, permission, requestingOrigin, details) =>
    isAllowed({ permission, origin: details.securityOrigin ?? requestingOrigin, media: [details.mediaType] }),
  )
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (_, item) => {
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), item.getFilename()) })
  })
}

function openWindow(core: App): BrowserWindow {
  const store = new Store<WindowState>({
    name: 'window',
    schema: windowStateSchema,
    defaults: NO_STATE,
    clearInvalidConfig: true,
  })
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const opened = new BrowserWindow({
    ...boundsToOpen(store.get('bounds'), [primary.workArea, ...others.map((display) => display.workArea)]),
    minWidth: Math.min(SMALLEST.width, primary.workArea.width),
    minHeight: Math.min(SMALLEST.height, primary.workArea.height),
    title: 'Enishi',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  })
  // Except on macOS the menu only provides its keys. Alt does not show it, because a scanner may type Alt.
  opened.setMenuBarVisibility(false)
  if (store.get('maximised')) opened.maximize()
  opened.once('ready-to-show', () => opened.show())
  // The page asks to stay while something in it is unsaved. Without this question the window would silently stay open.
  opened.webContents.on('will-prevent-unload', (event) => {
    if (dialog.showMessageBoxSync(opened, leavingQuestion(language())) === LEAVE) event.preventDefault()
  })
  opened.on('close', () => store.set({ bounds: opened.getNormalBounds(), maximised: opened.isMaximized() }))

  const afterCrash = createCrashRule()
  opened.webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    const gone = new Error(`The page's process is gone: ${reason} (${exitCode})`)
    if (afterCrash(Date.now()) === 'give_up') return giveUp(gone, 'page')
    core.log.failure(gone, 'page')
    opened.webContents.reload()
  })
  return opened
}

async function start(): Promise<void> {
  protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(pageDir, request))
  enishi = openApp({ folder, settingsStore: new Store({ cwd: folder, name: 'settings', clearInvalidConfig: true }) })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuFor(language(), process.platform)))
  lockDown()
  servePort(enishi)
  // Not `before-quit`: after it a person may still answer "Stay".
  app.once('will-quit', startAutoBundle(enishi))
  const opened = (window = openWindow(enishi))
  await opened.loadURL(PAGE_URL).catch((error: unknown) => {
    // A window that is closed while it loads is not a failure.
    if (!opened.isDestroyed()) throw error
  })
  // Needed where the system never paints a hidden window.
  if (!opened.isDestroyed() && !opened.isVisible()) opened.show()
}

// Electron would show an uncaught exception in English and continue in an unknown state. A rejected promise that
// nothing awaits harms no acknowledged data.
process.on('uncaughtException', (error) => giveUp(error, 'main'))
process.on('unhandledRejection', (error) => void enishi?.log.failure(error, 'main'))
app.enableSandbox()
// Chromium tells the page only the first language of the system. The page and the menu must choose from the same list.
app.commandLine.appendSwitch('lang', spokenTag(app.getPreferredSystemLanguages()))
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (!enishi) return
    // Close the database before the process ends, even if a job must be stopped first.
    event.preventDefault()
    const closing = enishi
    enishi = undefined
    // A window that never closes its port must not keep the app from ending.
    void Promise.race([portClosed, delay(PORT_CLOSING_MS)])
      .then(() => closing.close())
      .finally(() => app.quit())
  })
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => giveUp(error, 'start'))
} else {
  app.quit()
}
