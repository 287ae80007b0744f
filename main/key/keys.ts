/** The organiser's key pair, and the public keys of the exhibitors. */
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ExhibitorId } from '../../shared/domain/ids.ts'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { setOrganiserRecipient } from '../app/meta.sql.ts'
import { toStorageError } from '../db/storage-error.ts'
import { currentExhibition, exhibitorWithId, forgetExhibition, organiserRecipient } from '../exhibition/current.ts'
import { getExhibition, putExhibition, putExhibitor } from '../exhibition/exhibition.sql.ts'
import { createKey, writeKeyFile } from './key-file.ts'

/** The organiser's public key. Throws `key_missing`. */
export function showKey(app: App): { recipient: string } {
  const recipient = organiserRecipient(app)
  if (recipient === null) throw new AppError('key_missing')
  return { recipient }
}

/**
 * Makes the key part of the exhibition, so that it travels in its file; without an exhibition it is kept for when there
 * is one.
 */
function publish(app: App, recipient: string, at: string): void {
  app.db
    .transaction(() => {
      setOrganiserRecipient(app.db, recipient)
      const current = getExhibition(app.db)
      if (current) putExhibition(app.db, current.exhibitionId, { ...current.file, organiser: { recipient } }, at)
    })
    .immediate()
  forgetExhibition(app)
}

/**
 * Makes a key pair, keeps the private key in a new file at `out`, and lets bundles be sealed to it where no other key
 * is set. Throws `key_exists` where `out` is there, or a storage `AppError`.
 */
export async function newKey(
  app: App,
  out: string,
  passphrase: string | null,
  at: string,
): Promise<{ recipient: string }> {
  const { recipient, file } = await createKey(passphrase, at)
  try {
    mkdirSync(dirname(resolve(out)), { recursive: true, mode: 0o700 })
    writeKeyFile(out, file)
  } catch (error) {
    throw toStorageError(error, dirname(resolve(out)))
  }
  if (organiserRecipient(app) !== null) return { recipient }
  try {
    publish(app, recipient, at)
  } catch (error) {
    // nothing is sealed to a key that nobody was told, and its file would be in the way of the next try
    rmSync(out, { force: true })
    throw toStorageError(error, app.folder)
  }
  return { recipient }
}

/** Sets an exhibitor's public key, or (null) takes it away. Throws `exhibitor_not_found`. */
export function setExhibitorKey(app: App, exhibitorId: ExhibitorId, recipient: string | null, at: string) {
  const { exhibitionId, file } = currentExhibition(app)
  const exhibitor = exhibitorWithId(app, exhibitorId)
  const exhibitors = file.exhibitors.map(({ recipient: old, ...one }) => {
    const kept = one.code === exhibitor.code ? recipient : (old ?? null)
    return kept === null ? one : { ...one, recipient: kept }
  })
  app.db
    .transaction(() => {
      putExhibitor(app.db, exhibitionId, { ...exhibitor, recipient })
      putExhibition(app.db, exhibitionId, { ...file, exhibitors }, at)
    })
    .immediate()
  forgetExhibition(app)
  return { recipient }
}
