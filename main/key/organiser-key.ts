/** The organiser's own key file in the data folder. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { App } from '../app/app.ts'
import type { Keys } from './age.ts'
import { identitiesOf } from './key-file.ts'

/** The organiser's private key, if it was made here: under its passphrase. */
export function organiserKeyFile(app: App): string {
  return join(app.folder, 'keys', 'organiser.age')
}

/** The private keys at hand: those given, and the organiser's where the passphrase opens it. */
export async function keysAtHand(app: App, identities: readonly string[], passphrase: string | null): Promise<Keys> {
  const file = organiserKeyFile(app)
  if (identities.length > 0 || passphrase === null || !existsSync(file)) return { identities, passphrase }
  try {
    return { identities: await identitiesOf(readFileSync(file, 'utf8'), passphrase, file), passphrase }
  } catch (error) {
    // the passphrase may be a bundle's own
    if (error instanceof AppError && error.code === 'bundle_passphrase_wrong') return { identities, passphrase }
    throw error
  }
}
