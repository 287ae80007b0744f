/** Files that the page hands over piece by piece: a registrant list, a bundle. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { MAX_PIECE, uuid } from './shapes.ts'

const piece = z.instanceof(Blob).refine((blob) => blob.size <= MAX_PIECE)

export const uploadContract = {
  /** Adds the next piece. A piece may be sent again. Returns how many bytes are there. */
  add: procedure('organiser')
    .input(z.object({ uploadId: uuid, offset: z.number().int().min(0), part: piece }))
    .output(z.object({ size: z.number().int() })),
  /** Deletes a file that was handed over. */
  discard: procedure('organiser').input(z.object({ uploadId: uuid })),
}
