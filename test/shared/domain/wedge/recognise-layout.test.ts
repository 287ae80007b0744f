import { describe, expect, it } from 'vitest'
import { keysToText } from '../../../../shared/domain/wedge/keys-to-text.ts'
import { LAYOUT_NAMES } from '../../../../shared/domain/wedge/layouts.ts'
import {
  recogniseLayout,
  SHORT_TEST_CODE_TEXT,
  TEST_CODE_TEXT,
} from '../../../../shared/domain/wedge/recognise-layout.ts'
import { PRINTABLE_ASCII, typedBy } from '../../../support/typing.ts'

describe('the test code', () => {
  it('holds every printable ASCII character', () => {
    expect([...new Set(TEST_CODE_TEXT)].toSorted().join('')).toBe(PRINTABLE_ASCII)
  })
})

describe('the set-up check', () => {
  it.each(LAYOUT_NAMES)('recognises a scanner set to %s, with any suffix', (layout) => {
    for (const end of ['', '\n', '\t']) {
      const check = recogniseLayout(typedBy(TEST_CODE_TEXT + end, layout))
      expect(check).toMatchObject({ result: 'known', keymap: { layout } })
    }
    const short = recogniseLayout(typedBy(`${SHORT_TEST_CODE_TEXT}\n`, layout), SHORT_TEST_CODE_TEXT)
    expect(short).toMatchObject({ result: 'known', keymap: { layout } })
  })

  it.each(['de', 'fr'] as const)('tells a %s scanner that sends no space after dead keys', (layout) => {
    expect(recogniseLayout(typedBy(TEST_CODE_TEXT, layout, false))).toEqual({
      result: 'known',
      keymap: { layout, deadKeys: false },
    })
    expect(recogniseLayout(typedBy(TEST_CODE_TEXT, layout, true))).toEqual({
      result: 'known',
      keymap: { layout, deadKeys: true },
    })
  })

  it('maps a scanner that fits no layout, as one that swaps capitals', () => {
    const swapped = (text: string) =>
      typedBy(text, 'us').map((key) => (key.code.startsWith('Key') ? { ...key, shift: !key.shift } : key))
    const check = recogniseLayout(swapped(TEST_CODE_TEXT))
    expect(check.result).toBe('custom')
    if (check.result === 'custom') expect(keysToText(swapped('Badge No. 7^/ab'), check.keymap)).toBe('Badge No. 7^/ab')
  })

  it('names what cannot be told where keys are missing or shared', () => {
    const dropped = typedBy(TEST_CODE_TEXT, 'us').filter((key) => key.code !== 'Slash')
    expect(recogniseLayout(dropped)).toEqual({ result: 'unusable', lost: ['/', '?'] })
    const shiftless = typedBy(TEST_CODE_TEXT, 'us').map((key) => ({ ...key, shift: false }))
    expect(recogniseLayout(shiftless)).toMatchObject({
      result: 'unusable',
      lost: expect.arrayContaining(['A', 'a', '!', '1']),
    })
    expect(recogniseLayout([])).toMatchObject({ result: 'unusable' })
  })
})
