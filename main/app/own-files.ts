/** A mistyped path must not overwrite the data folder's own files. */
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { App } from './app.ts'

/** Case is ignored: on Windows and macOS `ENISHI.DB` is the same file. */
const OWN = /^(?:enishi\.(?:db|lock)|settings\.json|scans\.journal)/i

/** The folder's real path, with links resolved; the given path when the folder does not exist. */
function found(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    // the later write reports the missing folder
    return resolve(folder)
  }
}

/** Throws `usage` when `out` is a file that holds the app's data, or lies in its folder of keys or backups. */
export function assertNotOurs(app: App, out: string): void {
  const [folder, of] = [found(app.folder), found(dirname(resolve(out)))]
  const isOurs = of === folder ? OWN.test(basename(out)) : [join(folder, 'keys'), join(folder, 'backups')].includes(of)
  if (isOurs) throw new AppError('usage', { detail: out })
}
