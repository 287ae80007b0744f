import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import { setOrganiserRecipient } from '../app/meta.sql.ts'
import { os } from '../app/procedure.ts'
import { toStorageError } from '../db/storage-error.ts'
import { currentExhibition, exhibitorWithId, forgetExhibition, organiserRecipient } from '../exhibition/current.ts'
import { getExhibition, putExhibition, putExhibitor } from '../exhibition/exhibition.sql.ts'
import { createKey, writeKeyFile } from './key-file.ts'
import { organiserKeyFile } from './organiser-key.ts'

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
 * is set.
 * Throws `key_exists` where `out` is there, or a storage `AppError`.
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

export const key = os.key.router({
  show: os.key.show.handler(({ context: { app } }) => {
    const recipient = organiserRecipient(app)
    return recipient === null ? null : { recipient, here: existsSync(organiserKeyFile(app)) }
  }),
  create: os.key.create.handler(async ({ context: { app }, input: { command, passphrase } }) => {
    if (organiserRecipient(app) !== null) throw new AppError('key_exists')
    return newKey(app, organiserKeyFile(app), passphrase, command.at)
  }),
  export: os.key.export.handler(({ context: { app } }) => {
    if (!existsSync(organiserKeyFile(app))) throw new AppError('key_missing')
    return new File([readFileSync(organiserKeyFile(app))], 'enishi-organiser-key.age', { type: 'text/plain' })
  }),
  setExhibitor: os.key.setExhibitor.handler(({ context: { app }, input: { command, exhibitorId, recipient } }) => {
    const { exhibitionId, file } = currentExhibition(app)
    const exhibitor = exhibitorWithId(app, exhibitorId)
    const exhibitors = file.exhibitors.map(({ recipient: old, ...one }) => {
      const kept = one.code === exhibitor.code ? recipient : (old ?? null)
      return kept === null ? one : { ...one, recipient: kept }
    })
    app.db
      .transaction(() => {
        putExhibitor(app.db, exhibitionId, { ...exhibitor, recipient })
        putExhibition(app.db, exhibitionId, { ...file, exhibitors }, command.at)
      })
      .immediate()
    forgetExhibition(app)
    return { recipient }
  }),
})
