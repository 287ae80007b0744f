// Builds out/ and knows when it is out of date. A stamp file is written last, so an interrupted build does not count.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const stamp = join(root, 'out', 'built.json')
const SOURCES = ['main', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json']

const newest = (path: string): number => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // Removing a file changes only its folder's time, so folders count too.
  return readdirSync(path).reduce((max, name) => Math.max(max, newest(join(path, name))), stat.mtimeMs)
}

/** True if a source is newer than the last complete build, or there is none. */
export function buildIsStale(): boolean {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return SOURCES.some((source) => newest(join(root, source)) > built)
}

/** Bundles everything into out/. Throws if a bundle fails; the build then stays stale. */
export async function buildAll(): Promise<void> {
  rmSync(stamp, { force: true })
  const started = new Date()
  const { build } = await import('electron-vite')
  await build({ root, logLevel: 'warn' })
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, `${JSON.stringify({ builtAt: started.toISOString() })}\n`)
}
