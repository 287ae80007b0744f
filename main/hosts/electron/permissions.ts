// The page has one permission: the camera, from our own origin. Sound, position, reading the clipboard, screen and all
// others are refused. A copy button writes to the clipboard; Chromium treats that as a permission, and we grant it.
import { isOurs } from './origin.ts'

/** The parts of a permission request. Electron's two handlers name them differently. */
export interface PermissionQuestion {
  permission: string
  origin: string | undefined
  /** The requested kinds of media: 'video', 'audio', 'unknown'. */
  media: readonly (string | undefined)[]
}

/** Says whether a request is allowed. A media request is refused unless it asks for video alone. */
export const isAllowed = ({ permission, origin, media }: PermissionQuestion): boolean =>
  isOurs(origin) &&
  (permission === 'clipboard-sanitized-write' ||
    (permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video')))
