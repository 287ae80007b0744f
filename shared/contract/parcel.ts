/** Files that the host made for the page: a follow-up list, a bundle. The page fetches them in pieces. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { MAX_PIECE, uuid } from './shapes.ts'

/** A file that waits to be fetched. `type` is its media type. */
export const parcel = z.object({
  parcelId: uuid,
  name: z.string(),
  type: z.string(),
  bytes: z.number().int().min(1),
})
export type Parcel = z.infer<typeof parcel>

export const parcelContract = {
  /** The bytes from `offset` on, at most `MAX_PIECE`. The last piece deletes the file at the host. */
  fetch: procedure('parcel')
    .input(z.object({ parcelId: uuid, offset: z.number().int().min(0) }))
    .output(z.instanceof(Blob).refine((piece) => piece.size <= MAX_PIECE)),
}
