/** Hands a file of any size to the host, piece by piece. */
import { newId } from '../../shared/domain/ids.ts'
import type { Tell } from './work.ts'

/** Small enough that a slow disk still answers within a second; the contract takes up to 8 MiB. */
const PIECE = 2 * 1024 * 1024

type Send = (
  piece: { uploadId: string; offset: number; part: Blob },
  options: { signal: AbortSignal },
) => Promise<{ size: number }>

/** Sends a file whole and answers its upload id. Rejects where the host refuses it, or when `signal` stops it. */
export async function uploadFile(file: Blob, send: Send, signal: AbortSignal, tell: Tell): Promise<string> {
  const uploadId = newId()
  let offset = 0
  do {
    signal.throwIfAborted()
    const part = file.slice(offset, offset + PIECE)
    const { size } = await send({ uploadId, offset, part }, { signal })
    if (size <= offset && part.size > 0) throw new Error('the host does not take the file')
    offset = size
    tell(offset, file.size)
  } while (offset < file.size)
  return uploadId
}
