import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGate } from '../../../../shared/domain/scan/gate.ts'

describe('the gate', () => {
  it('lets a badge that stays in view scan once, and again after five seconds out of view', () => {
    const gate = createGate()
    const admitted = Array.from({ length: 400 }, (_, i) => gate.admits('altair', 'aa', i * 50)).filter(Boolean)
    expect(admitted).toHaveLength(1)
    expect(gate.admits('altair', 'aa', 399 * 50 + 4_999)).toBe(false)
    expect(gate.admits('altair', 'aa', 399 * 50 + 4_999 + 5_000)).toBe(true)
  })

  it('counts for each exhibitor on its own, and lets through after an undo', () => {
    const gate = createGate()
    expect([gate.admits('altair', 'aa', 0), gate.admits('boreas', 'aa', 1), gate.admits('altair', 'aa', 2)]).toEqual([
      true,
      true,
      false,
    ])
    gate.forget('altair', 'aa')
    expect([gate.admits('altair', 'aa', 3), gate.admits('boreas', 'aa', 4)]).toEqual([true, false])
  })

  it('admits exactly the sightings that come five seconds or more after the one before', () => {
    const sightings = fc.array(
      fc.record({ code: fc.constantFrom('aa', 'bb', 'cc'), wait: fc.integer({ min: 0, max: 7_000 }) }),
    )
    fc.assert(
      fc.property(sightings, (list) => {
        const gate = createGate()
        const last = new Map<string, number>()
        let at = 0
        for (const { code, wait } of list) {
          at += wait
          expect(gate.admits('x', code, at)).toBe(at - (last.get(code) ?? -Infinity) >= 5_000)
          last.set(code, at)
        }
      }),
    )
  })
})
