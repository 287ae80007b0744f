/** The rooms that this page has opened. A room stays open until it is locked or the page closes. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { exhibitorId } from './shapes.ts'

export const openRooms = z.object({
  exhibitors: z.array(exhibitorId),
  organiser: z.boolean(),
  hasPassphrase: z.boolean(),
})

export type OpenRooms = z.infer<typeof openRooms>

export const sessionContract = {
  get: procedure('anyone').output(openRooms),
  /**
   * Opens an exhibitor's room. The PIN of an exhibitor without one is "". Five wrong tries lock the room for 30
   * seconds.
   */
  openExhibitor: procedure('anyone')
    .input(z.object({ exhibitorId, pin: z.string().max(12) }))
    .output(openRooms),
  /** Opens the organiser's rooms. */
  openOrganiser: procedure('anyone')
    .input(z.object({ passphrase: z.string().max(200) }))
    .output(openRooms),
  /** Closes every room of this page. */
  lock: procedure('anyone').output(openRooms),
  /** Sets or replaces the passphrase of the organiser's rooms. */
  setPassphrase: procedure('organiser')
    .input(z.object({ passphrase: z.string().min(8).max(200) }))
    .output(openRooms),
}
