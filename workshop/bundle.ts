// Builds out/ and knows when it is out of date: a stamp file is written last, so a build that was cut off counts as
// none.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const stamp = join(root, 'out', 'built.json')
const SOURCES = ['main', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json']

const newest = (path: string): number => {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // A folder's own time changes when a file is removed from it, which no file's time would show.
  return readdirSync(path).reduce((max, name) => Math.max(max, newest(join(path, name))), stat.mtimeMs)
}

/** Whether a source is newer than the last whole build, or there is none. */
export function buildIsStale(): boolean {
  if (!existsSync(stamp)) return true
  const built = statSync(stamp).mtimeMs
  return SOURCES.some((source) => newest(join(root, source)) > built)
}

/** Bundles everything into out/. Throws when a bundle fails; then the next call of buildIsStale says true. */
export async function buildAll(): Promise<void> {
  rmSync(stamp, { force: true })
  const started = new Date()
  const { build } = await import('electron-vite')
  await build({ root, logLevel: 'warn' })
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, `${JSON.stringify({ builtAt: started.toISOString() })}\n`)
}
