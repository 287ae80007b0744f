import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/**
 * Throws `folder_not_whole` for a folder that a page names and that does not begin at a drive or at the root. Nobody at
 * a page knows in which folder the app was started.
 */
export function assertWholeFolder(folder: string): void {
  if (!isAbsolute(folder)) throw new AppError('folder_not_whole')
}
