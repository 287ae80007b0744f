/** Writes the exhibition file that sets up the next station. */
import { exhibitionFile, type ExhibitionFile } from '../../shared/contract/exhibition-file.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { assertNotOurs } from '../app/own-files.ts'
import { writeOutFile } from '../files/whole-file.ts'
import { exhibitionOf, organiserRecipient } from './current.ts'
import { listExhibitors } from './exhibition.sql.ts'

/** The applied exhibition file, with PINs as hashes. */
export function toExhibitionFile(app: App): ExhibitionFile {
  const current = exhibitionOf(app)
  if (current === null) throw new AppError('exhibition_missing')
  const pins = new Map(listExhibitors(app.db).map((exhibitor) => [exhibitor.code, exhibitor.pinHash]))
  // The key may be older than this exhibition, or its file was applied again without the key.
  const recipient = organiserRecipient(app)
  return exhibitionFile.parse({
    ...current.file,
    ...(recipient === null ? {} : { organiser: { recipient } }),
    exhibition: { ...current.file.exhibition, id: current.exhibitionId },
    exhibitors: current.file.exhibitors.map((exhibitor) => {
      const pinHash = pins.get(exhibitor.code)
      return pinHash ? { ...exhibitor, pinHash } : exhibitor
    }),
  })
}

/**
 * Writes the exhibition file to a path, over an older one, whole or not at all. Throws `exhibition_missing`,
 * `file_unwritable`, `usage` or a storage `AppError`.
 */
export function writeExhibitionFile(app: App, path: string): void {
  assertNotOurs(app, path)
  writeOutFile(path, Buffer.from(`${JSON.stringify(toExhibitionFile(app), null, 2)}\n`))
}
