/**
 * PINs and passphrases are kept only as scrypt hashes (RFC 7914; N = 2^15, r = 8, p = 1: about 80 ms and 32 MB a try).
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** `scrypt$<salt hex>$<hash hex>` */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16)
  return `scrypt$${salt.toString('hex')}$${(await derive(secret, salt)).toString('hex')}`
}

/** Is this the secret that was hashed? Takes the same time for yes and no. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [, salt = '', expected = ''] = hash.split('$')
  const wanted = Buffer.from(expected, 'hex')
  const got = await derive(secret, Buffer.from(salt, 'hex'))
  return wanted.length === got.length && timingSafeEqual(wanted, got)
}
