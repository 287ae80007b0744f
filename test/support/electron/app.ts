// The stand-in's `app`: life of the process, paths, the single-instance lock. Quitting asks in Electron's order:
// before-quit, each window's close, will-quit, then the end.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type Electron from 'electron'
import { closeChromium, launchChromium } from './chromium.ts'
import { windows } from './windows.ts'

export interface StoppableEvent {
  defaultPrevented: boolean
  preventDefault(): void
}

export const stoppable = <T extends object>(more: T): T & StoppableEvent => ({
  ...more,
  defaultPrevented: false,
  preventDefault() {
    this.defaultPrevented = true
  },
})

const argument = (name: string): string | undefined =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)

const userData = argument('user-data-dir') ?? ''
if (userData === '') throw new Error('The stand-in wants --user-data-dir, so that no test touches a real profile')
mkdirSync(userData, { recursive: true })

/** The folder that holds package.json: the repository for a checkout, the app's own for what was packed. */
const appPath = (): string => {
  for (let folder = dirname(resolve(process.argv[1] ?? '.')); ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, 'package.json'))
      return folder
    } catch {
      if (folder === dirname(folder)) throw new Error('No package.json above the main file')
    }
  }
}
const manifest = JSON.parse(readFileSync(join(appPath(), 'package.json'), 'utf8')) as { name: string; version: string }

const lockSocket =
  process.platform === 'win32'
    ? `\\\\.\\pipe\\enishi-${userData.replaceAll(/\W/g, '-')}`
    : join(userData, 'instance.sock')

/**
 * Electron's lock answers at once, so this one is taken while the module loads. The first to listen on the folder's
 * socket has it; a later one knocks there, which the first hears as `second-instance`.
 */
const takeLock = async (): Promise<boolean> => {
  const knocked = await new Promise<boolean>((done) => {
    const socket = connect(lockSocket, () => socket.end(JSON.stringify(process.argv)))
    socket.on('close', (failed) => done(!failed))
    socket.on('error', () => undefined)
  })
  if (knocked) return false
  if (process.platform !== 'win32') rmSync(lockSocket, { force: true })
  const server = createServer((socket) => {
    let argv = ''
    socket.on('data', (data) => (argv += data.toString()))
    socket.on('end', () => app.emit('second-instance', stoppable({}), JSON.parse(argv) as string[], process.cwd()))
  })
  await new Promise<void>((done) => server.listen(lockSocket, done))
  server.unref()
  return true
}
const hasLock = await takeLock()

let quitting = false
/** Chromium's switches that the shell sets before the start. */
const switches = new Map<string, string>()

class AppStandIn extends EventEmitter {
  private paths = new Map<string, string>([
    ['userData', userData],
    ['downloads', join(userData, 'downloads')],
    ['home', homedir()],
  ])
  readonly isPackaged = false
  private ready = new Promise<void>((done) => setImmediate(done)).then(async () => {
    if (!this.left) await launchChromium(userData, switches.get('lang'))
    this.emit('ready')
  })
  private left = false

  readonly commandLine = {
    hasSwitch: (name: string) => argument(name) !== undefined,
    appendSwitch: (name: string, value?: string) => void switches.set(name, value ?? ''),
  }

  enableSandbox(): void {}
  requestSingleInstanceLock(): boolean {
    return hasLock
  }
  whenReady(): Promise<void> {
    return this.ready
  }
  getName(): string {
    return manifest.name
  }
  getVersion(): string {
    return manifest.version
  }
  getAppPath(): string {
    return appPath()
  }
  getPath(name: string): string {
    const path = this.paths.get(name)
    if (path === undefined) throw new Error(`The stand-in knows no path ${name}`)
    return path
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  getPreferredSystemLanguages(): string[] {
    return (process.env['ENISHI_TEST_LANGUAGE'] ?? 'en-GB').split(',')
  }
  quit(): void {
    if (quitting) return
    const before = stoppable({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    quitting = true
    for (const window of Array.from(windows)) window.close()
    quitting = false
    if (windows.size > 0) return
    const will = stoppable({})
    this.emit('will-quit', will)
    if (!will.defaultPrevented) this.exit(0)
  }
  exit(code = 0): void {
    this.left = true
    this.emit('quit', stoppable({}), code)
    void closeChromium().finally(() => process.exit(code))
  }
  windowIsGone(): void {
    if (windows.size === 0 && !quitting) this.emit('window-all-closed')
  }
}

export const app = new AppStandIn() satisfies Pick<
  Electron.App,
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getPreferredSystemLanguages'
  | 'quit'
  | 'exit'
  | 'isPackaged'
> & { commandLine: Pick<Electron.CommandLine, 'hasSwitch' | 'appendSwitch'> }
