// The one permission the page has: the camera, from our own origin. Sound, position, what is in the clipboard, screen
// and the rest: no. To put a text into the clipboard is what a button to copy does; Chromium takes it for a permission,
// and grants it on a click.
import { isOurs } from './origin.ts'

/** What a permission question says of itself; Electron's two handlers word it differently. */
export interface PermissionQuestion {
  permission: string
  origin: string | undefined
  /** Kinds of media asked for: 'video', 'audio', 'unknown'. */
  media: readonly (string | undefined)[]
}

/** Whether the page may have what it asks for. A question for media that does not name video alone is refused. */
export const isAllowed = ({ permission, origin, media }: PermissionQuestion): boolean =>
  isOurs(origin) &&
  (permission === 'clipboard-sanitized-write' ||
    (permission === 'media' && media.length > 0 && media.every((kind) => kind === 'video')))
