// Finds Electron's binary without loading the `electron` package, because loading it would start a download.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const packageDir = resolve(import.meta.dirname, '../../node_modules/electron')

/** The path of the installed Electron binary, or null. */
export function electronBinary(): string | null {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const pathFile = join(packageDir, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
  const path = join(elsewhere ?? join(packageDir, 'dist'), name)
  return existsSync(path) ? path : null
}

/** The reason why no window can open here, or null. */
export function whyNoWindow(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  uid: number | undefined = process.getuid?.(),
): 'no_display' | 'root' | null {
  if (platform !== 'linux') return null
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'no_display'
  if (uid === 0) return 'root'
  return null
}

/**
 * Downloads Electron's binary with the package's own installer; null if that failed or took longer than `timeoutMs`.
 */
export async function fetchElectron(timeoutMs: number): Promise<string | null> {
  const installer = join(packageDir, 'install.js')
  if (!existsSync(installer)) return null
  const status = await new Promise<number | null>((done) => {
    const child = spawn(process.execPath, [installer], { stdio: 'ignore', timeout: timeoutMs })
    child.on('error', () => done(null))
    child.on('exit', (code) => done(code))
  })
  return status === 0 ? electronBinary() : null
}
