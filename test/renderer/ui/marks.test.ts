/**
 * The exhibitors' marks: told apart with any colour vision, seen on both surfaces. Simulation: Machado, Oliveira,
 * Fernandes (2009), severity 1.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Colour = readonly [number, number, number]
type Matrix = readonly [number, number, number, number, number, number, number, number, number]

const css = readFileSync(new URL('../../../renderer/ui/base.css', import.meta.url), 'utf8')
const [light = '', dark = ''] = css.split(":root[data-mantine-color-scheme='dark']")

const VISIONS: Record<string, Matrix> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

function variable(scheme: string, name: string): Colour {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`).exec(scheme)?.[1]
  if (hex === undefined) throw new Error(`no colour ${name}`)
  const part = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(0), part(2), part(4)]
}

function seen([r, g, b]: Colour, m: Matrix): Colour {
  const line = (a: number, c: number, d: number) => Math.min(1, Math.max(0, a * r + c * g + d * b))
  return [line(m[0], m[1], m[2]), line(m[3], m[4], m[5]), line(m[6], m[7], m[8])]
}

/** Oklab (Ottosson 2020): distances there are about as people see them. */
function oklab([r, g, b]: Colour): Colour {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function distance(a: Colour, b: Colour): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function contrast(a: Colour, b: Colour): number {
  const light = (c: Colour) => 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] + 0.05
  return Math.max(light(a), light(b)) / Math.min(light(a), light(b))
}

describe.each([
  ['light', light],
  ['dark', dark],
])('marks on the %s side', (_, scheme) => {
  const marks = Array.from({ length: 9 }, (_place, position) => variable(scheme, `mark-${position}`))

  it.each(Object.entries(VISIONS))('are nine different ones with %s vision', (_vision, matrix) => {
    const points = marks.map((mark) => oklab(seen(mark, matrix)))
    const pairs = points.flatMap((a, i) => points.slice(0, i).map((b) => distance(a, b)))
    expect(Math.min(...pairs)).toBeGreaterThan(0.09)
  })

  it.each(['surface', 'accent-soft'])('stand out from %s', (ground) => {
    for (const mark of marks) expect(contrast(mark, variable(scheme, ground))).toBeGreaterThanOrEqual(2.5)
    expect(Math.min(...marks.map((mark) => contrast(mark, variable(scheme, 'surface'))))).toBeGreaterThanOrEqual(3)
  })

  it.each(['new', 'again', 'kept', 'rejected', 'failed'])(
    'and the words of "%s" can be read on their ground',
    (outcome) => {
      expect(contrast(variable(scheme, outcome), variable(scheme, `${outcome}-soft`))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(variable(scheme, outcome), variable(scheme, 'surface'))).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('quiet words can be read everywhere', () => {
    for (const ground of ['paper', 'surface', 'sunken', 'accent-soft'])
      expect(contrast(variable(scheme, 'ink-2'), variable(scheme, ground))).toBeGreaterThanOrEqual(4.5)
  })
})
