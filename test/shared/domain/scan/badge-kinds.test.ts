import { describe, expect, it } from 'vitest'
import {
  ENOUGH,
  isKnownKind,
  learnKind,
  symbologiesOf,
  type BadgeKind,
} from '../../../../shared/domain/scan/badge-kinds.ts'

const times = (
  kinds: readonly BadgeKind[],
  count: number,
  symbology: BadgeKind['symbology'],
  format: BadgeKind['format'],
) => Array.from({ length: count }).reduce<readonly BadgeKind[]>((known) => learnKind(known, symbology, format), kinds)

describe('what badges look like', () => {
  it('is known after three scans, for this kind of code and what it holds', () => {
    const kinds = times([], 3, 'qr', 'mecard')
    expect(isKnownKind(times([], 2, 'qr', 'mecard'), 'qr', 'mecard')).toBe(false)
    expect(isKnownKind(kinds, 'qr', 'mecard')).toBe(true)
    expect(isKnownKind(kinds, 'qr', 'url')).toBe(false)
    expect(isKnownKind(kinds, 'code128', 'mecard')).toBe(false)
  })

  it('narrows what is looked for once one kind came often, to all kinds that are known', () => {
    const few = times(times([], ENOUGH - 1, 'qr', 'mecard'), 1, 'ean13', 'opaque')
    expect(symbologiesOf(few)).toEqual([])
    expect(symbologiesOf(times(few, 1, 'qr', 'mecard'))).toEqual(['qr'])
    expect(symbologiesOf(times(times(few, 1, 'qr', 'mecard'), 3, 'code128', 'opaque'))).toEqual(['code128', 'qr'])
  })

  it('stops counting, so that nothing is written for every scan of three days', () => {
    const kinds = times([], ENOUGH, 'qr', 'mecard')
    expect(learnKind(kinds, 'qr', 'mecard')).toBe(kinds)
  })
})
