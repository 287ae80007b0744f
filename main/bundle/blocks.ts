/**
 * The payload of a bundle is a row of blocks. Each has its length and is zstd-compressed alone, so a false length or a
 * zip bomb can make a reader hold one block at most. The last block holds the SHA-256 of all blocks before it and the
 * station's Ed25519 signature of that hash.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { AppError } from '../../shared/errors.ts'
import type { SealedContent, SealedWriter } from './sealed-file.ts'

/** In the order of the file. Only batches may be repeated or missing. */
export const BLOCK = { header: 1, preface: 2, batch: 3, summary: 4, signature: 5 } as const
export type BlockType = (typeof BLOCK)[keyof typeof BLOCK]

/** The largest size of a decompressed block, in bytes. */
export const MAX_BLOCK = 64 * 1024 * 1024
const HEAD = 9
const SIGNATURE = 32 + 64
const WINDOW_LOG_MAX = 26
const DOMAIN = Buffer.from('enishi bundle 1\n')

export interface BlockWriter {
  write(type: BlockType, raw: Uint8Array): void
  /** Writes the hash and its signature; returns the hash, hex. `privateKey` is PKCS #8 DER. */
  sign(privateKey: Uint8Array): string
}

export function createBlockWriter(file: SealedWriter): BlockWriter {
  const hash = createHash('sha256')
  const put = (type: BlockType, rawLength: number, stored: Uint8Array, hashed: boolean) => {
    const head = Buffer.alloc(HEAD)
    head[0] = type
    head.writeUInt32LE(rawLength, 1)
    head.writeUInt32LE(stored.length, 5)
    if (hashed) hash.update(head).update(stored)
    file.write(head)
    file.write(stored)
  }
  return {
    write(type, raw) {
      if (raw.length > MAX_BLOCK) throw new AppError('bundle_lead_too_large')
      put(type, raw.length, zstdCompressSync(raw, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }), true)
    },
    sign(privateKey) {
      const digest = hash.digest()
      const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
      put(BLOCK.signature, SIGNATURE, Buffer.concat([digest, sign(null, Buffer.concat([DOMAIN, digest]), key)]), false)
      return digest.toString('hex')
    },
  }
}

export interface Block {
  type: number
  /** The decompressed bytes; a signature block is not compressed. */
  raw: Buffer
}

export interface Blocks {
  /** The next block. Throws `bundle_damaged`. */
  next(): Block
  /** Passes over the next block without a check. Use it only on a bundle that is already verified. */
  skip(): void
  /**
   * Checks the 96 bytes of a signature block against all blocks read before it; returns the hash, hex. Throws
   * `bundle_damaged`.
   */
  verify(signature: Buffer, publicKey: Uint8Array): string
}

/** A block is decompressed in one piece, unless it claims a size far beyond any that the app writes. */
const MOST_AT_ONCE = 1024 * 1024

function decompress(stored: Buffer, rawLength: number): Buffer {
  const options = {
    chunkSize: Math.min(Math.max(1024, rawLength), MOST_AT_ONCE),
    maxOutputLength: Math.max(1, rawLength),
    params: { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG_MAX },
    info: true,
  }
  let unpacked: { buffer: Buffer; engine: { bytesWritten: number } }
  try {
    unpacked = zstdDecompressSync(stored, options) as unknown as typeof unpacked
  } catch (error) {
    throw new AppError('bundle_damaged', { detail: 'compression' }, { cause: error })
  }
  // bytes after the zstd frame would be in the bundle but skip every check
  if (unpacked.engine.bytesWritten !== stored.length) throw new AppError('bundle_damaged', { detail: 'compression' })
  return unpacked.buffer
}

export function readBlocks(payload: SealedContent): Blocks {
  const hash = createHash('sha256')
  const take = () => {
    const head = payload.take(HEAD)
    const rawLength = head.readUInt32LE(1)
    const storedLength = head.readUInt32LE(5)
    if (rawLength > MAX_BLOCK || storedLength > MAX_BLOCK + 1024)
      throw new AppError('bundle_damaged', { detail: 'size' })
    return { head, rawLength, stored: payload.take(storedLength) }
  }
  return {
    next() {
      const { head, rawLength, stored } = take()
      const type = head[0]!
      if (type === BLOCK.signature) return { type, raw: stored }
      hash.update(head).update(stored)
      const raw = decompress(stored, rawLength)
      if (raw.length !== rawLength) throw new AppError('bundle_damaged', { detail: 'size' })
      return { type, raw }
    },
    skip: () => void take(),
    verify(signature, publicKey) {
      const digest = hash.digest()
      if (signature.length !== SIGNATURE || !signature.subarray(0, 32).equals(digest))
        throw new AppError('bundle_damaged', { detail: 'hash' })
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
        format: 'jwk',
      })
      if (!verify(null, Buffer.concat([DOMAIN, digest]), key, signature.subarray(32)))
        throw new AppError('bundle_damaged', { detail: 'signature' })
      return digest.toString('hex')
    },
  }
}
