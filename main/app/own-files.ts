/** The data folder's own files must not be written over by a slip of the pen. */
import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { App } from './app.ts'

/** In any case: on Windows and macOS `ENISHI.DB` is the same file. */
const OWN = /^(?:enishi\.(?:db|lock)|settings\.json|scans\.journal)/i

/** The folder as it is found, whatever links lead there; as it is named where there is none. */
function found(folder: string): string {
  try {
    return realpathSync(folder)
  } catch {
    // whoever writes there is told that it is not there
    return resolve(folder)
  }
}

/** Throws `usage` where `out` is a file that the app keeps its data in, or stands among its keys or backups. */
export function assertNotOurs(app: App, out: string): void {
  const [folder, of] = [found(app.folder), found(dirname(resolve(out)))]
  const isOurs = of === folder ? OWN.test(basename(out)) : [join(folder, 'keys'), join(folder, 'backups')].includes(of)
  if (isOurs) throw new AppError('usage', { detail: out })
}
