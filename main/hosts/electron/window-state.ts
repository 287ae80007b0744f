// Stores the window's position between starts. A booth laptop may leave its monitor, so the screen may be gone or
// smaller at the next start.
export interface Bounds {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState {
  bounds: Bounds | null
  maximised: boolean
}

export const NO_STATE: WindowState = { bounds: null, maximised: false }
export const SMALLEST = { width: 760, height: 560 }
const USUAL = { width: 1280, height: 860 }

const coordinate = { type: 'number', minimum: -100_000, maximum: 100_000 } as const
const extent = { type: 'number', minimum: 1, maximum: 100_000 } as const

/** JSON schema of the store, in the form of `conf`. */
export const windowStateSchema = {
  bounds: {
    type: ['object', 'null'],
    properties: { x: coordinate, y: coordinate, width: extent, height: extent },
    required: ['x', 'y', 'width', 'height'],
  },
  maximised: { type: 'boolean' },
} as const

const overlap = (a: Bounds, b: Bounds): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

const between = (low: number, value: number, high: number): number => Math.round(Math.max(low, Math.min(value, high)))

/**
 * The bounds to open with, in device-independent pixels. They lie inside the work area that shows most of the saved
 * bounds. If no work area shows any of them, the window opens in the middle of the first (primary) one.
 */
export function boundsToOpen(saved: Bounds | null, workAreas: readonly [Bounds, ...Bounds[]]): Bounds {
  const wanted = saved ?? { x: Number.NaN, y: Number.NaN, ...USUAL }
  const best = saved ? workAreas.reduce((a, b) => (overlap(saved, b) > overlap(saved, a) ? b : a)) : workAreas[0]
  const width = between(Math.min(SMALLEST.width, best.width), wanted.width, best.width)
  const height = between(Math.min(SMALLEST.height, best.height), wanted.height, best.height)
  const isSeen = saved !== null && overlap(saved, best) > 0
  const x = isSeen ? saved.x : best.x + (best.width - width) / 2
  const y = isSeen ? saved.y : best.y + (best.height - height) / 2
  return {
    x: between(best.x, x, best.x + best.width - width),
    y: between(best.y, y, best.y + best.height - height),
    width,
    height,
  }
}
