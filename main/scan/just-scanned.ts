/** How long staff may still change what this station scanned: 30 minutes. */
export const JUST_SCANNED_MS = 30 * 60_000
