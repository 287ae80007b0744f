/** Pictures of business cards. They are kept with the lead, because at the booth the card is clipped to the badge. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { cardId, command, instant, leadId, stationId } from './shapes.ts'

/** The most bytes of a picture that is sent. The page makes larger ones smaller first. */
export const MAX_CARD_BYTES = 2 * 1024 * 1024

export const cardFact = z.object({ cardId, at: instant, station: stationId })
export type CardFact = z.infer<typeof cardFact>

export const cardContract = {
  /**
   * Keeps a picture with a lead. It is drawn again here: JPEG, at most 1,600 pixels a side, no metadata. `command.id`
   * becomes its id.
   */
  add: procedure('just_scanned')
    .input(z.object({ command, leadId, picture: z.instanceof(Blob) }))
    .output(cardFact),
  /** The lead's pictures, oldest first, without deleted ones. */
  list: procedure('just_scanned').input(z.object({ leadId })).output(z.array(cardFact)),
  /** One picture, JPEG. */
  get: procedure('just_scanned').input(z.object({ leadId, cardId })).output(z.instanceof(Blob)),
  /** Deletes a picture; it is no longer shown. */
  withdraw: procedure('just_scanned').input(z.object({ command, leadId, cardId })).output(z.object({ cardId })),
}
