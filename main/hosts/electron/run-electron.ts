// Runs an Electron binary from a checkout. It tells a closed window from an Electron that never showed one.
import { spawn } from 'node:child_process'

/** An Electron that fails within this time never showed a window. */
const EARLY_END_MS = 8_000

/** How it ended: `code` after a window was shown, or `why` none was, with the system's detail. */
export type Ending = { code: number } | { why: 'not_started' | 'ended'; detail: string }

/** Runs `binary` until it ends. SIGINT and SIGTERM are passed on to it. */
export function runElectron(binary: string, args: readonly string[], earlyMs = EARLY_END_MS): Promise<Ending> {
  const started = Date.now()
  return new Promise((done) => {
    const child = spawn(binary, args, { stdio: 'inherit' })
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
    const end = (ending: Ending): void => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      done(ending)
    }
    process.on('SIGINT', pass).on('SIGTERM', pass)
    child.on('error', (error) => end({ why: 'not_started', detail: error.message }))
    child.on('exit', (code, signal) => {
      const isEarly = Date.now() - started < earlyMs
      if (code === 0 || !isEarly) end({ code: code ?? 1 })
      else end({ why: 'ended', detail: signal ?? String(code) })
    })
  })
}
