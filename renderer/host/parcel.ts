/** Fetches a file that the host made for this page, in pieces. */
import type { Client } from '../../shared/contract/index.ts'
import type { Parcel } from '../../shared/contract/parcel.ts'
import type { Tell } from './work.ts'

/** Fetches a whole parcel. Rejects when the host no longer has it and when `signal` stops it. */
export async function fetchParcel(
  client: { parcel: Pick<Client['parcel'], 'fetch'> },
  { parcelId, name, type, bytes }: Parcel,
  signal: AbortSignal,
  tell: Tell,
): Promise<File> {
  const pieces: Blob[] = []
  for (let offset = 0; offset < bytes;) {
    const piece = await client.parcel.fetch({ parcelId, offset }, { signal })
    signal.throwIfAborted()
    if (piece.size === 0) throw new Error('the host gave no more of the file')
    pieces.push(piece)
    offset += piece.size
    tell(offset, bytes)
  }
  return new File(pieces, name, { type })
}
