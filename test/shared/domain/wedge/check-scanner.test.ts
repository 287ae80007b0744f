import { describe, expect, it } from 'vitest'
import { checkScanner, keymapOfWedge } from '../../../../shared/domain/wedge/check-scanner.ts'
import { keysToText } from '../../../../shared/domain/wedge/keys-to-text.ts'
import { LAYOUT_NAMES } from '../../../../shared/domain/wedge/layouts.ts'
import { TEST_CODE_TEXT } from '../../../../shared/domain/wedge/recognise-layout.ts'
import { typedBy } from '../../../support/typing.ts'

describe('the set-up check', () => {
  for (const layout of LAYOUT_NAMES) {
    for (const [suffix, end] of [
      ['enter', '\n'],
      ['tab', '\t'],
      ['none', ''],
    ] as const) {
      for (const prefix of ['', '^', 'AB']) {
        it(`finds ${layout}, ${suffix} and the prefix "${prefix}"`, () => {
          const check = checkScanner(typedBy(prefix + TEST_CODE_TEXT + end, layout))
          expect(check).toEqual({ result: 'known', setting: { layout, prefix, suffix } })
        })
      }
    }
  }

  it('passes over an identifier that differs from code to code', () => {
    expect(checkScanner(typedBy(`]Q1${TEST_CODE_TEXT}\n`, 'us'))).toEqual({
      result: 'known',
      setting: { layout: 'us', prefix: '', suffix: 'enter' },
    })
  })

  it('says where a scanner sends no blank after a dead key, and reads it so', () => {
    const check = checkScanner(typedBy(TEST_CODE_TEXT, 'de', false))
    expect(check).toEqual({ result: 'known', setting: { layout: 'de', prefix: '', suffix: 'none', deadKeys: false } })
  })

  it('maps a layout that nobody knows key by key', () => {
    // Q and A the other way round, as on no layout that is known with US punctuation
    const swapped = typedBy(`${TEST_CODE_TEXT}\n`, 'us').map((key) => ({
      ...key,
      code: { KeyQ: 'KeyA', KeyA: 'KeyQ' }[key.code] ?? key.code,
    }))
    const check = checkScanner(swapped)
    expect(check.result).toBe('custom')
    if (check.result === 'unusable') throw new Error('unusable')
    const badge = typedBy('MECARD:N:AQUA;;', 'us').map((key) => ({
      ...key,
      code: { KeyQ: 'KeyA', KeyA: 'KeyQ' }[key.code] ?? key.code,
    }))
    expect(keysToText(badge, keymapOfWedge(check.setting))).toBe('MECARD:N:AQUA;;')
  })

  it('names the characters that a scanner cannot send', () => {
    const keys = typedBy(TEST_CODE_TEXT.replaceAll('~', ''), 'us')
    expect(checkScanner(keys)).toMatchObject({ result: 'unusable', lost: expect.arrayContaining(['~']) as unknown })
  })
})
