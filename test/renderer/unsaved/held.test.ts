import { describe, expect, it } from 'vitest'
import { createHeld, type HeldOrder } from '../../../renderer/unsaved/held.ts'
import { codesToRecord } from '../../../renderer/unsaved/photo-intake.ts'
import type { FoundCode } from '../../../shared/domain/scan/code.ts'

const order = (payloadHex: string): HeldOrder => ({ payloadHex, source: 'scanner', staff: 'Aiko', language: 'en' })

describe('scans before an exhibitor is chosen', () => {
  it('wait in order, each badge once, and are handed over once', () => {
    const held = createHeld(() => null)
    let told = 0
    held.subscribe(() => told++)
    expect(['aa', 'bb', 'aa'].map((hex) => held.hold(order(hex)))).toEqual([true, true, false])
    expect(held.take().map(({ payloadHex }) => payloadHex)).toEqual(['aa', 'bb'])
    expect(held.get()).toEqual([])
    expect(held.take()).toEqual([])
    expect(told).toBe(3)
  })

  it('keeps two visitors without a badge apart', () => {
    const held = createHeld(() => null)
    expect([held.hold(order('')), held.hold(order(''))]).toEqual([true, true])
  })

  it('lets one go that nobody wants', () => {
    const held = createHeld(() => null)
    held.hold(order('aa'))
    held.hold(order('bb'))
    held.drop(held.get()[0]!.id)
    expect(held.get().map(({ payloadHex }) => payloadHex)).toEqual(['bb'])
  })
})

describe('codes of one photo', () => {
  const corner = { x: 0, y: 0 }
  const code = (byte: number): FoundCode => ({
    bytes: Uint8Array.of(byte),
    symbology: 'qr',
    corners: [corner, corner, corner, corner],
  })

  it('a lone one is recorded; of several only what is surely a badge', () => {
    const [one, two, three] = [code(1), code(2), code(3)]
    expect(codesToRecord([one], () => false)).toEqual([one])
    expect(codesToRecord([one, two, three], () => false)).toEqual([])
    expect(codesToRecord([one, two, three], ({ bytes }) => bytes[0] !== 2)).toEqual([one, three])
  })
})
