/** Turns errors of SQLite and the file system into codes that a person can act on. */
import { AppError, type ErrorCode } from '../../shared/errors.ts'

const CODES: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'storage_full'],
  [
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|ENAMETOOLONG|ELOOP)/,
    'storage_read_only',
  ],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/, 'storage_locked'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'storage_damaged'],
  [/^(SQLITE_|EIO|EISDIR|EMFILE|ENFILE)/, 'storage_failed'],
]

/** The error's own code, from Node or better-sqlite3. */
function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/**
 * An `AppError` for a storage failure; any other error is returned unchanged. A broken constraint is a bug of ours, not
 * a failure of the disk.
 */
export function toStorageError(error: unknown, folder: string): unknown {
  if (error instanceof AppError) return error
  const code = systemCode(error)
  if (code === null || code.startsWith('SQLITE_CONSTRAINT')) return error
  const found = CODES.find(([pattern]) => pattern.test(code))
  return found ? new AppError(found[1], { folder, detail: code }, { cause: error }) : error
}
