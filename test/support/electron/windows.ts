/** The open windows. A module of its own, since app, session and window all look at it. */
export interface OpenWindow {
  close(): void
  destroy(): void
}

export const windows = new Set<OpenWindow>()
