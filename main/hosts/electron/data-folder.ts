// Finds the data folder of a start and the Electron profile that belongs to it.
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { defaultDataFolder } from '../../app/data-folder.ts'

/**
 * `--data DIR` or `--data=DIR`, else the same as for every host. Always absolute, because Electron's stores resolve a
 * relative path from another folder.
 */
export function dataFolderFor(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const at = argv.findIndex((argument) => argument === '--data' || argument.startsWith('--data='))
  const asked = argv[at]?.startsWith('--data=') ? argv[at].slice('--data='.length) : at < 0 ? undefined : argv[at + 1]
  return resolve(asked || defaultDataFolder(env))
}

/**
 * The name of Electron's own folder: window state, and the lock that lets a second start show the first window. Each
 * data folder has its own profile. Otherwise its start would show the window of another one.
 */
export function profileFor(folder: string): string {
  if (folder === resolve(defaultDataFolder({ ...process.env, ENISHI_DATA: '' }))) return 'enishi-window'
  return `enishi-window-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`
}
