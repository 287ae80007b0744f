import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBadgeCode } from '../../../../shared/domain/badge/code.ts'
import { cleanLine, cleanLines, plain, type Warnings } from '../../../../shared/domain/badge/text.ts'

const clean = (text: string): [string, string[]] => {
  const warnings: Warnings = new Set()
  return [cleanLine(text, warnings), [...warnings]]
}

describe('one line of plain text', () => {
  test.each([
    ['  A\t B\r\n C\u3000D ', 'A B C D'],
    ['<b>Astro</b> & Söhne', '<b>Astro</b> & Söhne'],
    ['=1+1', '=1+1'],
    ['\ufeffA\uffff', 'A'],
    ['か\u3099', 'が'],
    ['e\u0301', 'é'],
    ['\ufa45\u0301', '\ufa45\u0301'],
    ['A\ud800B', 'A\ufffdB'],
    ['😀𠮷', '😀𠮷'],
  ])('%j', (text, expected) => {
    expect(clean(text)).toEqual([expected, []])
  })

  test.each(['A\u0000B', 'A\u0007B', 'A\u009bB', 'A\u202eB', 'A\u2066B', 'A\u007fB'])(
    '%j loses what is harmful, and says so',
    (text) => {
      expect(clean(text)).toEqual(['AB', ['control_characters_removed']])
    },
  )

  test('is cut, never inside a surrogate pair, and says so', () => {
    const [text, warnings] = clean('😀'.repeat(300) + 'x')
    expect(text).toBe('😀'.repeat(250))
    expect(warnings).toEqual(['truncated'])
    expect(clean(`x${'😀'.repeat(300)}`)[0]).toBe(`x${'😀'.repeat(249)}`)
  })

  test('nothing harmful is left of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [line] = clean(text)
        expect(line).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u)
        expect(line.isWellFormed()).toBe(true)
        expect(clean(line)).toEqual([line, []])
      }),
      { numRuns: 2_000 },
    )
  })
})

test('several lines keep their ends, as LF', () => {
  const warnings: Warnings = new Set()
  expect(cleanLines(' a\r\nb\rc\u2028d\t\te ', warnings, 100)).toBe('a\nb\nc\nd e')
  expect(cleanLines('12345', warnings, 3)).toBe('123')
  expect([...warnings]).toEqual(['truncated'])
})

test('plain letters', () => {
  expect(plain('ｔ＠ｅｘ．ｊｐ　０３−１２‐３')).toBe('t@ex.jp 03-12-3')
})

describe('the canonical form of a badge code', () => {
  test.each([
    ['A12345', 'A12345'],
    [' a12345\r\n', 'a12345'],
    ['Ａ１２３', 'A123'],
    ['A\u200b1\u00002', 'A12'],
    ['A  1\t2', 'A 1 2'],
    ['\u3000', ''],
    ['海', '海'],
    ['=abc==', '=abc=='],
  ])('%j is %j', (code, canonical) => {
    expect(canonicalBadgeCode(code)).toBe(canonical)
  })

  test('case is kept: Base64 tickets differ by it', () => {
    expect(canonicalBadgeCode('aB')).not.toBe(canonicalBadgeCode('Ab'))
  })

  test('applied twice it changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (code) => {
        const canonical = canonicalBadgeCode(code)
        expect(canonicalBadgeCode(canonical)).toBe(canonical)
      }),
      { numRuns: 3_000 },
    )
  })
})
