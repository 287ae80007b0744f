import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/**
 * Throws `path_not_whole` for a path that a page gives and that does not begin at a drive or at the root: nobody at a
 * page knows which folder the app was started in.
 */
export function assertWholePath(path: string): void {
  if (!isAbsolute(path)) throw new AppError('path_not_whole', { path })
}
