/**
 * Key files in the format of the age tools: the identity as text, or that text in an armored age file under a
 * passphrase.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { armor, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { AppError } from '../../shared/errors.ts'
import { openWithPassphrase, sealWithPassphrase } from './age.ts'

const ARMOR = '-----BEGIN AGE ENCRYPTED FILE-----'
const IDENTITY = /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/

/**
 * Makes a new key pair. Keep `file`; without a passphrase it is not encrypted, so its owner must protect it otherwise.
 */
export async function createKey(passphrase: string | null, at: string): Promise<{ recipient: string; file: string }> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const text = `# created: ${at}\n# public key: ${recipient}\n${identity}\n`
  return {
    recipient,
    file: passphrase === null ? text : armor.encode(await sealWithPassphrase(passphrase, Buffer.from(text))),
  }
}

/** Makes a new file at `path` that only its owner may read. Throws `key_exists` or the error of the file system. */
export function writeKeyFile(path: string, file: string): void {
  try {
    // `writeOutFile` is not used here: it would overwrite an older key.
    writeFileSync(path, file, { flag: 'wx', mode: 0o600, flush: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new AppError('key_exists', {}, { cause: error })
    // a full disk leaves half a key, which is useless and would block the next try
    rmSync(path, { force: true })
    throw error
  }
}

/**
 * The private keys in the text of a key file. Throws `bundle_passphrase_needed`, `bundle_passphrase_wrong` or
 * `key_file_invalid`.
 */
export async function identitiesOf(text: string, passphrase: string | null, name: string): Promise<string[]> {
  let plain = text
  if (text.trimStart().startsWith(ARMOR)) {
    if (passphrase === null) throw new AppError('bundle_passphrase_needed')
    let sealed: Uint8Array
    try {
      sealed = armor.decode(text)
    } catch (error) {
      throw new AppError('key_file_invalid', { file: name }, { cause: error })
    }
    plain = (await openWithPassphrase(passphrase, sealed)).toString('utf8')
  }
  const identities = plain
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => IDENTITY.test(line))
  if (identities.length === 0) throw new AppError('key_file_invalid', { file: name })
  return identities
}

/** Reads a key file. Throws `file_unreadable` or the errors of `identitiesOf`. */
export async function readKeyFile(path: string, passphrase: string | null): Promise<string[]> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new AppError(
      'file_unreadable',
      { file: path, detail: (error as NodeJS.ErrnoException).code ?? '' },
      { cause: error },
    )
  }
  return identitiesOf(text, passphrase, path)
}
