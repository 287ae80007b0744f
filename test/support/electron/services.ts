// The stand-in's protocol, session, dialog, screen and ipcMain: registries that the windows look into.
import { EventEmitter } from 'node:events'
import type Electron from 'electron'

type Scheme = (request: Request) => Response | Promise<Response>

export const schemes = new Map<string, Scheme>()
const privileged = new Set<string>()

export const protocol = {
  registerSchemesAsPrivileged(list: Electron.CustomScheme[]): void {
    for (const { scheme, privileges } of list) if (privileges?.standard && privileges.secure) privileged.add(scheme)
  },
  handle(scheme: string, handler: Scheme): void {
    if (!privileged.has(scheme)) throw new Error(`${scheme}: is not registered as a standard, secure scheme`)
    schemes.set(scheme, handler)
  },
} satisfies Partial<Electron.Protocol>

type RequestHandler = NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>
type CheckHandler = NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>
type DeviceHandler = NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>

class SessionStandIn extends EventEmitter {
  requestHandler: RequestHandler | null = null
  checkHandler: CheckHandler | null = null
  deviceHandler: DeviceHandler | null = null
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler
  }
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler
  }
  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.deviceHandler = handler
  }
}

export const defaultSession = new SessionStandIn() satisfies Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>

/** A menu is kept as it was described, for tests to look at. */
let applicationMenu: Electron.MenuItemConstructorOptions[] | null = null
export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: Electron.MenuItemConstructorOptions[] | null): void {
    applicationMenu = menu
  },
  getApplicationMenu: () => applicationMenu,
}

/**
 * What dialogs were shown; a save dialog answers with `saveAs`, null for Cancel, a question with the button `answer`.
 */
export const shown: {
  errors: { title: string; content: string }[]
  saves: Electron.SaveDialogOptions[]
  saveAs: string | null
  questions: Electron.MessageBoxSyncOptions[]
  answer: number
} = { errors: [], saves: [], saveAs: null, questions: [], answer: 0 }

export const dialog = {
  showErrorBox(title: string, content: string): void {
    shown.errors.push({ title, content })
    console.log(`[dialog] ${title}: ${content}`)
  },
  showMessageBoxSync(_window: unknown, options: Electron.MessageBoxSyncOptions): number {
    shown.questions.push(options)
    return shown.answer
  },
} satisfies { [K in 'showErrorBox' | 'showMessageBoxSync']: (...args: never[]) => ReturnType<Electron.Dialog[K]> }

interface Area {
  x: number
  y: number
  width: number
  height: number
}
const displays = (
  JSON.parse(process.env['ENISHI_TEST_DISPLAYS'] ?? '[{"x":0,"y":0,"width":1920,"height":1040}]') as Area[]
).map((workArea, id) => ({ id, workArea, bounds: workArea }))
type DisplayPart = Pick<Electron.Display, 'id' | 'workArea' | 'bounds'>

export const screen = {
  getAllDisplays: (): DisplayPart[] => displays,
  getPrimaryDisplay: (): DisplayPart => {
    const [first] = displays
    if (!first) throw new Error('The stand-in has no display')
    return first
  },
}

export const ipcMain = new EventEmitter()
