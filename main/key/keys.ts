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
 * Adds the key to the exhibition, so it travels in the exhibition file. Without an exhibition the key waits for the
 * first one.
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
 * Makes a key pair and keeps the private key in a new file at `out`. Bundles are sealed to it if no other key is set.
 * Throws `key_exists` if `out` exists, or a storage `AppError`.
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
    // The key was never shown, so nothing is sealed to it. Its file would block the next try.
    rmSync(out, { force: true })
    throw toStorageError(error, app.folder)
  }
  return { recipient }
}

/** Sets an exhibitor's public key; null removes it. Throws `exhibitor_not_found`. */
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
