import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bounds, boundsToOpen } from '../../../../main/hosts/electron/window-state.ts'

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 }
const monitor: Bounds = { x: 1440, y: 0, width: 2560, height: 1400 }

test('a window opens where it was, on the second screen too', () => {
  const saved = { x: 1500, y: 100, width: 1200, height: 800 }
  expect(boundsToOpen(saved, [laptop, monitor])).toEqual(saved)
})

test('without a saved place it opens in the middle of the primary screen', () => {
  expect(boundsToOpen(null, [laptop, monitor])).toEqual({ x: 80, y: 33, width: 1280, height: 860 })
})

test('a window of a screen that is gone comes to the middle of the primary one', () => {
  expect(boundsToOpen({ x: 1500, y: 100, width: 1200, height: 800 }, [laptop])).toEqual({
    x: 120,
    y: 63,
    width: 1200,
    height: 800,
  })
})

test('a window too large for the screen is made smaller and moved inside', () => {
  expect(boundsToOpen({ x: 200, y: 300, width: 3000, height: 2000 }, [laptop])).toEqual(laptop)
  expect(boundsToOpen({ x: -400, y: 600, width: 900, height: 700 }, [laptop])).toEqual({
    x: 0,
    y: 200,
    width: 900,
    height: 700,
  })
})

const area = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  width: fc.integer({ min: 320, max: 5000 }),
  height: fc.integer({ min: 240, max: 5000 }),
})
const anything = fc.record({
  x: fc.integer({ min: -100_000, max: 100_000 }),
  y: fc.integer({ min: -100_000, max: 100_000 }),
  width: fc.integer({ min: 1, max: 100_000 }),
  height: fc.integer({ min: 1, max: 100_000 }),
})

test('whatever was saved, the window lies inside one screen', () => {
  fc.assert(
    fc.property(fc.option(anything), area, fc.array(area, { maxLength: 3 }), (saved, first, others) => {
      const b = boundsToOpen(saved, [first, ...others])
      const inside = (a: Bounds): boolean =>
        b.x >= a.x && b.y >= a.y && b.x + b.width <= a.x + a.width && b.y + b.height <= a.y + a.height
      return [first, ...others].some(inside)
    }),
  )
})

test('opening where one was opened changes nothing', () => {
  fc.assert(
    fc.property(fc.option(anything), area, fc.array(area, { maxLength: 3 }), (saved, first, others) => {
      const once = boundsToOpen(saved, [first])
      expect(boundsToOpen(once, [first])).toEqual(once)
      expect(boundsToOpen(saved, [first, ...others]).width).toBeGreaterThan(0)
    }),
  )
})
