/**
 * The encryption of a bundle: an age v1 file (age-encryption.org/v1). The age library makes the header. The payload, 64
 * KiB chunks of ChaCha20-Poly1305, is handled here: a merge must read it fast, in bounded memory, and twice under the
 * same key.
 */
import { createCipheriv, createDecipheriv, getCiphers, hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { Decrypter, Encrypter, Stanza, type Identity, type Recipient } from 'age-encryption'
import { AppError } from '../../shared/errors.ts'

export const CHUNK = 65_536
export const TAG = 16
const NONCE = 16
/**
 * Work factor of a passphrase: 2^18, about a second and 256 MB, the same as age's own. A file that asks for more is
 * refused.
 */
const LOG_N = 18
const NATIVE = getCiphers().includes('chacha20-poly1305')

/**
 * Who can open a bundle: holders of the keys for `age1…`, or people who know the passphrase. The age format allows no
 * mix.
 */
export type Recipients = { keys: readonly string[] } | { passphrase: string }

/** What opens a bundle: the keys or the passphrase that a recipient has. */
export interface Keys {
  /** `AGE-SECRET-KEY-1…` */
  identities: readonly string[]
  passphrase: string | null
  /** Why a key that is here could not be used: its passphrase is missing or wrong. */
  locked?: 'bundle_passphrase_needed' | 'bundle_passphrase_wrong'
}

/** Encrypts one chunk. Some builds of Node (Electron's) lack the cipher; they use the JavaScript one. */
export function sealChunk(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Buffer {
  if (!NATIVE) return Buffer.from(chacha20poly1305(key, nonce).encrypt(plain))
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Decrypts one chunk. Throws if any bit was changed. */
export function openChunk(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Buffer {
  if (!NATIVE) return Buffer.from(chacha20poly1305(key, nonce).decrypt(sealed))
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG))
  return Buffer.concat([plain, decipher.final()])
}

/** The nonce of chunk `index`: 11 bytes big-endian, then 1 for the last chunk. */
export function chunkNonce(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function streamKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
}

function passphraseKey(passphrase: string, salt: Uint8Array, logN: number): Buffer {
  const labelled = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  return scryptSync(passphrase, labelled, 32, { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** (logN + 11) })
}

const ZERO_NONCE = new Uint8Array(12)
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '')

function passphraseRecipient(passphrase: string): Recipient {
  return {
    wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      return [
        new Stanza(
          ['scrypt', base64(salt), String(LOG_N)],
          sealChunk(passphraseKey(passphrase, salt, LOG_N), ZERO_NONCE, fileKey),
        ),
      ]
    },
  }
}

/** Opens the scrypt stanza. `met` records that the file has one, to tell a wrong passphrase from a missing key. */
function passphraseIdentity(passphrase: string | null, met: { stanza: boolean }): Identity {
  return {
    unwrapFileKey(stanzas) {
      const stanza = stanzas.find(({ args }) => args[0] === 'scrypt')
      if (stanza === undefined) return null
      met.stanza = true
      const [, salt = '', logN = ''] = stanza.args
      if (passphrase === null) return null
      if (stanzas.length !== 1 || !/^[1-9][0-9]?$/.test(logN) || Number(logN) > LOG_N || stanza.body.length !== 32)
        throw new Error('invalid scrypt stanza')
      try {
        return new Uint8Array(
          openChunk(passphraseKey(passphrase, Buffer.from(salt, 'base64'), Number(logN)), ZERO_NONCE, stanza.body),
        )
      } catch {
        return null
      }
    },
  }
}

/** Returns a new header with its nonce for these recipients, and the payload's key. Throws `recipient_invalid`. */
export async function sealHeader(recipients: Recipients): Promise<{ header: Buffer; key: Uint8Array }> {
  const encrypter = new Encrypter()
  let fileKey: Uint8Array | undefined
  if ('passphrase' in recipients) encrypter.addRecipient(passphraseRecipient(recipients.passphrase))
  else {
    for (const recipient of recipients.keys) {
      try {
        encrypter.addRecipient(recipient)
      } catch (error) {
        throw new AppError('recipient_invalid', { recipient }, { cause: error })
      }
    }
  }
  // this recipient writes no stanza; it only copies the file key, so the payload can be encrypted here
  encrypter.addRecipient({ wrapFileKey: (key) => ((fileKey = Uint8Array.from(key)), []) })
  const empty = Buffer.from(await encrypter.encrypt(new Uint8Array(0)))
  const nonce = randomBytes(NONCE)
  return {
    header: Buffer.concat([empty.subarray(0, empty.length - NONCE - TAG), nonce]),
    key: streamKey(fileKey!, nonce),
  }
}

/**
 * The length of the age header at the beginning of `start`, with its last line; null if the header does not end there.
 */
function headerLength(start: Buffer): number | null {
  const mac = start.indexOf('\n--- ')
  const end = mac < 0 ? -1 : start.indexOf('\n', mac + 1)
  return end < 0 ? null : end + 1
}

/**
 * Opens the header at the beginning of `start` (the first 64 KiB of the age file, or all of it). Returns the header's
 * length and the payload's key. Throws `bundle_wrong_key`, `bundle_passphrase_needed`, `bundle_passphrase_wrong` or
 * `bundle_damaged`.
 */
export async function openHeader(start: Buffer, keys: Keys): Promise<{ length: number; key: Uint8Array }> {
  const length = headerLength(start)
  if (length === null || start.length < length + NONCE) throw new AppError('bundle_damaged', { detail: 'header' })
  const met = { stanza: false }
  const decrypter = new Decrypter()
  for (const identity of keys.identities) decrypter.addIdentity(identity)
  decrypter.addIdentity(passphraseIdentity(keys.passphrase, met))
  let fileKey: Uint8Array
  try {
    fileKey = await decrypter.decryptHeader(Uint8Array.from(start.subarray(0, length)))
  } catch (error) {
    const noKey = error instanceof Error && error.message.startsWith('no identity matched')
    if (!noKey) throw new AppError('bundle_damaged', { detail: 'header' }, { cause: error })
    if (met.stanza)
      throw new AppError(
        keys.passphrase === null ? 'bundle_passphrase_needed' : 'bundle_passphrase_wrong',
        {},
        { cause: error },
      )
    throw new AppError(keys.locked ?? 'bundle_wrong_key', {}, { cause: error })
  }
  return { length: length + NONCE, key: streamKey(fileKey, start.subarray(length, length + NONCE)) }
}

/** Encrypts a small age file under a passphrase. */
export async function sealWithPassphrase(passphrase: string, plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(passphraseRecipient(passphrase))
  return encrypter.encrypt(Uint8Array.from(plain))
}

/** Decrypts it. Throws `bundle_passphrase_wrong` or `bundle_damaged`. */
export async function openWithPassphrase(passphrase: string, sealed: Uint8Array): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(passphraseIdentity(passphrase, { stanza: false }))
  try {
    return Buffer.from(await decrypter.decrypt(Uint8Array.from(sealed)))
  } catch (error) {
    const wrong = error instanceof Error && error.message.startsWith('no identity matched')
    throw new AppError(wrong ? 'bundle_passphrase_wrong' : 'bundle_damaged', wrong ? {} : { detail: 'key file' }, {
      cause: error,
    })
  }
}
