/** The organiser's own key file in the data folder. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import type { Keys } from './age.ts'
import { identitiesOf } from './key-file.ts'

/**
 * The path of the organiser's private key, encrypted under its passphrase. The file exists if the key was made here.
 */
export function organiserKeyFile(app: App): string {
  return join(app.folder, 'keys', 'organiser.age')
}

/** The available private keys: the given ones, else the organiser's if the passphrase opens it. */
export async function keysAtHand(app: App, identities: readonly string[], passphrase: string | null): Promise<Keys> {
  const file = organiserKeyFile(app)
  if (identities.length > 0 || !existsSync(file)) return { identities, passphrase }
  if (passphrase === null) return { identities, passphrase, locked: 'bundle_passphrase_needed' }
  try {
    return { identities: await identitiesOf(readFileSync(file, 'utf8'), passphrase, file), passphrase }
  } catch (error) {
    // the passphrase may be for the bundle itself
    if (error instanceof AppError && error.code === 'bundle_passphrase_wrong')
      return { identities, passphrase, locked: error.code }
    throw error
  }
}
