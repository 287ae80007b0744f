// The one permission the page has: the camera, from our own origin. Sound, position, clipboard, screen and the rest: no.
import { isOurs } from './origin.ts'

/** What a permission question says of itself; Electron's two handlers word it differently. */
export interface PermissionQuestion {
  permission: string
  origin: string | undefined
  /** Kinds of media asked for: 'video', 'audio', 'unknown'. */
  media: readonly (string | undefined)[]
}

/** Whether the page may have what it asks for. A question that does not name video alone is refused. */
export const isAllowed = ({ permission, origin, media }: PermissionQuestion): boolean =>
  permission === 'media' && isOurs(origin) && media.length > 0 && media.every((kind) => kind === 'video')
