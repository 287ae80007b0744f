import { describe, expect, it } from 'vitest'
import { bytesToHex, sameCode, type FoundCode } from '../../../../shared/domain/scan/code.ts'
import { createGate } from '../../../../shared/domain/scan/gate.ts'
import { createSightings } from '../../../../shared/domain/scan/sightings.ts'

const at = { x: 0, y: 0 }
const code = (text: string): FoundCode => ({
  bytes: new TextEncoder().encode(text),
  symbology: 'qr',
  corners: [at, at, at, at],
})
const [badge, other, third] = [code('BADGE'), code('https://example.org/me'), code('WIFI:')]
const text = (found: FoundCode | null | undefined) => (found == null ? null : new TextDecoder().decode(found.bytes))
const never = () => false

/** Shows frames of codes one after the other, 40 ms apart, and lists what was scanned. */
function show(
  sightings: ReturnType<typeof createSightings>,
  frames: FoundCode[][],
  scope = 'altair',
  from = 0,
): string[] {
  return frames.flatMap((codes, i) => {
    const scanned = text(sightings.see(scope, codes, from + i * 40).scan)
    return scanned === null ? [] : [scanned]
  })
}

describe('what is scanned of what is seen', () => {
  it('one code in view is scanned once, though missed now and then', () => {
    expect(show(createSightings(createGate(), never), [[badge], [badge], [], [badge], [], [], [badge]])).toEqual([
      'BADGE',
    ])
  })

  it('two codes are both offered, and neither is scanned, not even when one is missed for a frame', () => {
    const sightings = createSightings(createGate(), never)
    expect(show(sightings, [[badge, other], [badge], [other], [], [other, badge], [badge]])).toEqual([])
    const offered = sightings.see('altair', [badge], 300).choose.map((found) => text(found) ?? '')
    expect(offered.toSorted()).toEqual(['BADGE', 'https://example.org/me'])
  })

  it('of two the one that looks like a badge of this exhibition is scanned, once', () => {
    const sightings = createSightings(createGate(), (found) => sameCode(found, badge))
    expect(show(sightings, [[other, badge], [other, badge], [other], [other, badge]])).toEqual(['BADGE'])
    expect(sightings.see('altair', [other, badge], 200).choose).toEqual([])
  })

  it('two that both look like badges are offered', () => {
    const sightings = createSightings(createGate(), () => true)
    expect(show(sightings, [[other, badge]])).toEqual([])
    expect(sightings.see('altair', [other, badge], 40).choose).toHaveLength(2)
  })

  it('after a choice the other one is left alone while it stays in view, and a third is offered anew', () => {
    const sightings = createSightings(createGate(), never)
    const { choose } = sightings.see('altair', [badge, other], 0)
    const chosen = choose.find((found) => text(found) === 'BADGE')
    if (chosen === undefined) throw new Error('not offered')
    expect(chosen.payloadHex).toBe(bytesToHex(badge.bytes))
    expect(sightings.pick('altair', chosen, 40)).toBe(true)
    expect(
      show(
        sightings,
        Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? [badge, other] : [other])),
        'altair',
        80,
      ),
    ).toEqual([])
    expect(sightings.see('altair', [badge, other], 4_100).choose).toEqual([])
    expect(sightings.see('altair', [badge, third], 4_140).choose.length).toBeGreaterThan(1)
  })

  it('once the group is out of view each of its codes is a code like any other', () => {
    const sightings = createSightings(createGate(), never)
    show(sightings, [[badge, other]])
    expect(text(sightings.see('altair', [other], 2_100).scan)).toBe('https://example.org/me')
  })

  it('for another exhibitor the same two are offered again', () => {
    const sightings = createSightings(createGate(), never)
    const [first] = sightings.see('altair', [badge, other], 0).choose
    if (first !== undefined) sightings.pick('altair', first, 10)
    expect(sightings.see('boreas', [badge, other], 20).choose).toHaveLength(2)
  })

  it('the same content twice in one picture is one code', () => {
    expect(show(createSightings(createGate(), never), [[badge, { ...badge }]])).toEqual(['BADGE'])
  })
})
