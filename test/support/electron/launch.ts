// Starts the built shell for a test: on the real Electron in the project `electron`, else on the stand-in. Either way
// the test gets the page and a way to look into main.
import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { join, resolve } from 'node:path'
import { type Page, _electron, chromium } from '@playwright/test'
import { browserArgs } from '../browser.ts'
import { electronIsUsable } from './real.ts'
import type { StandIn } from './index.ts'
import type { shown } from './services.ts'

const root = resolve(import.meta.dirname, '../../..')

/** The `electron` module as tests see it; `shown` is there under the stand-in only. */
export type Inside = StandIn & { shown: typeof shown }

export interface Shell {
  page: Page
  /** Calls a function in main; it can close over nothing. */
  inside<T, A = undefined>(call: (electron: Inside, argument: A) => T | Promise<T>, argument?: A): Promise<T>
  /** Quits as a person would; answers the exit code. */
  quit(): Promise<number | null>
  kill(): void
  output(): string
}

export interface LaunchOptions {
  /** A folder that the test made and removes. */
  folder: string
  real?: boolean
  env?: Record<string, string>
  /** The main file; the built one of the checkout unless told otherwise. */
  main?: string
}

const environment = ({ folder, env }: LaunchOptions): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
  ENISHI_DATA: join(folder, 'data'),
  ...env,
})

/** The arguments of Node that start the shell on the stand-in. */
export const standInArguments = ({ folder, main = join(root, 'out/main/electron.js') }: LaunchOptions): string[] => [
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(join(import.meta.dirname, 'register.ts')).href,
  main,
  `--user-data-dir=${join(folder, 'profile')}`,
]

interface Reply {
  ready?: string
  id?: number
  value?: unknown
  error?: string
}

/** A process of the shell on the stand-in, before anybody looks at its page. */
export function startOnStandIn(options: LaunchOptions): {
  child: ChildProcess
  output(): string
  exited: Promise<number | null>
} {
  const child = spawn(process.execPath, standInArguments(options), {
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (output += data.toString()))
  const exited = new Promise<number | null>((done) => child.on('exit', (code) => done(code)))
  return { child, output: () => output, exited }
}

async function launchOnStandIn(options: LaunchOptions): Promise<Shell> {
  const { child, output, exited } = startOnStandIn(options)
  const waiting = new Map<number, (reply: Reply) => void>()
  const ready = new Promise<string>((done) =>
    child.on('message', (reply: Reply) => {
      if (reply.ready !== undefined) done(reply.ready)
      if (reply.id !== undefined) waiting.get(reply.id)?.(reply)
    }),
  )
  const died = exited.then((code): never => {
    throw new Error(`The shell ended with ${code ?? 'a signal'} before it was ready:\n${output()}`)
  })
  // No defaults: downloads and the like are the stand-in's to settle.
  const browser = await chromium.connectOverCDP(await Promise.race([ready, died]), { noDefaults: true })
  died.catch(() => undefined)
  const context = browser.contexts()[0]
  if (!context) throw new Error('The stand-in has no page')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL(/^https:\/\/enishi\.app\.invalid\//)
  let last = 0
  const inside: Shell['inside'] = (call, argument) =>
    new Promise((done, fail) => {
      const id = ++last
      waiting.set(id, ({ value, error }) => {
        waiting.delete(id)
        if (error === undefined) done(value as never)
        else fail(new Error(error))
      })
      child.send({ id, source: call.toString(), argument })
    })
  return {
    page,
    inside,
    async quit() {
      await browser.close()
      if (child.connected) child.send({ id: ++last, source: '({ app }) => { setImmediate(() => app.quit()) }' })
      return exited
    },
    kill: () => child.kill('SIGKILL'),
    output,
  }
}

async function launchReal(options: LaunchOptions): Promise<Shell> {
  const electron = electronIsUsable()
  if (!electron.usable) throw new Error(electron.why)
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [
      options.main ?? root,
      `--user-data-dir=${join(options.folder, 'profile')}`,
      '--use-fake-device-for-media-stream',
      ...browserArgs(),
    ],
    env: environment(options),
  })
  let output = ''
  app.process().stdout?.on('data', (data: Buffer) => (output += data.toString()))
  app.process().stderr?.on('data', (data: Buffer) => (output += data.toString()))
  return {
    page: await app.firstWindow(),
    inside: (call, argument) => app.evaluate<never, unknown>(call as never, argument),
    async quit() {
      const exited = new Promise<number | null>((done) => app.process().once('exit', (code) => done(code)))
      await app.close()
      return exited
    },
    kill: () => app.process().kill('SIGKILL'),
    output: () => output,
  }
}

export const launchShell = (options: LaunchOptions): Promise<Shell> =>
  options.real ? launchReal(options) : launchOnStandIn(options)
