// Lets a test look into main: a function is sent as text and called with the `electron` module, as Playwright does with
// the real one. Only over the channel of the process that started us.
import { runInThisContext } from 'node:vm'
import { debuggerUrl } from './chromium.ts'
import { shown } from './services.ts'

interface Ask {
  id: number
  source: string
  argument: unknown
}

export function control(electron: { app: { whenReady(): Promise<void>; getPath(name: string): string } }): void {
  if (!process.send) return
  const say = (message: unknown): void => void process.send?.(message)
  process.on('message', ({ id, source, argument }: Ask) => {
    const call = async (): Promise<unknown> => {
      const f = runInThisContext(`(${source})`) as (module: unknown, argument: unknown) => unknown
      return f({ ...electron, shown }, argument)
    }
    call().then(
      (value) => say({ id, value }),
      (error: unknown) => say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
  // The channel alone must not keep the process alive once the app has quit.
  process.channel?.unref()
  void electron.app.whenReady().then(() => say({ ready: debuggerUrl(electron.app.getPath('userData')) }))
}
