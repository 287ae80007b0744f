/** Hands a file of any size to the host, in pieces. */
import type { Client } from '../../shared/contract/index.ts'
import { newId } from '../../shared/domain/ids.ts'
import type { Tell } from './work.ts'

/** Small enough that a slow disk still answers within a second; the contract takes up to 8 MiB. */
const PIECE = 2 * 1024 * 1024
/** The host takes no longer name. */
const MAX_NAME = 255

/** A file at the host, with its name on this side. */
export interface Uploaded {
  uploadId: string
  name: string
}

/** Gives the name under which the host knows a file. Of a long name the end stays, because it tells the kind. */
export const nameOf = (file: File, ifNone: string): string => file.name.slice(-MAX_NAME) || ifNone

/** Sends a whole file and returns its upload id. Rejects when the host refuses it and when `signal` stops it. */
export async function uploadFile(
  client: { upload: Pick<Client['upload'], 'add'> },
  file: Blob,
  signal: AbortSignal,
  tell: Tell,
): Promise<string> {
  const uploadId = newId()
  let offset = 0
  do {
    signal.throwIfAborted()
    const part = file.slice(offset, offset + PIECE)
    const { size } = await client.upload.add({ uploadId, offset, part }, { signal })
    if (size <= offset && part.size > 0) throw new Error('the host does not take the file')
    offset = size
    tell(offset, file.size)
  } while (offset < file.size)
  return uploadId
}

/**
 * Tells the host that a file is not needed any more. A failure is harmless: the host deletes its uploads at its end.
 */
export function discardUpload(client: Client, uploadId: string): void {
  client.upload.discard({ uploadId }).catch((error: unknown) => console.warn('the host did not forget a file', error))
}
