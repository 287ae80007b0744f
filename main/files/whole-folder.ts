import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/**
 * Throws `folder_not_whole` when a page names a folder without a drive or the root at its start. A user of the page
 * does not know in which folder the app was started.
 */
export function assertWholeFolder(folder: string): void {
  if (!isAbsolute(folder)) throw new AppError('folder_not_whole')
}
