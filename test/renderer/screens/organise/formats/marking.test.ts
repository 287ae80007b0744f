import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  type Mark,
  marksBy,
  moved,
  oneLine,
  partAt,
  withMark,
} from '../../../../../renderer/screens/organise/formats/marking.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })

describe('marking a badge’s text', () => {
  it('takes the part between separators, blanks within names included', () => {
    const text = 'A1^髙橋 太郎 ^㈱宇宙電波'
    expect(text.slice(...(Object.values(partAt(text, 4)) as [number, number]))).toBe('髙橋 太郎')
    expect(partAt(text, 0)).toEqual({ start: 0, end: 2 })
    expect(partAt(text, 2)).toEqual({ start: 2, end: 3 })
    expect(partAt(text, text.length)).toEqual({ start: text.length, end: text.length })
  })

  it('shows each character once, pairs of units whole and control characters in sight', () => {
    expect(cellsOf('a𠮷\t\n').map(({ start, end, shown }) => [start, end, shown])).toEqual([
      [0, 1, 'a'],
      [1, 3, '𠮷'],
      [3, 4, '⇥'],
      [4, 5, '⏎'],
    ])
    fc.assert(
      fc.property(anyText, (text) => {
        const cells = cellsOf(text)
        expect(cells.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        expect(cells.map(({ start }) => start)).toEqual([0, ...cells.map(({ end }) => end)].slice(0, cells.length))
      }),
    )
  })

  it('keeps marks apart and in order', () => {
    const marks = fc.array(
      fc
        .tuple(fc.nat(20), fc.integer({ min: 1, max: 10 }))
        .map(([start, length]): Mark => ({ start, end: start + length, field: 'title' })),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(marks, (added) => {
        const all = added.reduce<Mark[]>(withMark, [])
        all.forEach((mark, i) => expect(mark.start).toBeGreaterThanOrEqual(all[i - 1]?.end ?? 0))
        if (added.length > 0) expect(all).toContainEqual(added.at(-1))
      }),
    )
  })

  it('moves by character and by part, and never off the text', () => {
    expect(moved('ab^cd', 0, 'ArrowRight', false)).toBe(1)
    expect(moved('ab^cd', 0, 'ArrowRight', true)).toBe(2)
    expect(moved('ab^cd', 5, 'ArrowLeft', true)).toBe(3)
    expect(moved('a𠮷', 3, 'ArrowLeft', false)).toBe(1)
    expect(moved('ab', 1, 'x', false)).toBeNull()
    fc.assert(
      fc.property(
        anyText,
        fc.nat(),
        fc.constantFrom('ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End'),
        fc.boolean(),
        (text, n, key, far) => {
          const places = [0, ...cellsOf(text).map(({ end }) => end)]
          expect(places).toContain(moved(text, places[n % places.length]!, key, far))
        },
      ),
    )
  })

  it('marks as a format would', () => {
    const template = {
      id: 'x',
      name: 'x',
      kind: 'delimited' as const,
      separator: '^',
      columns: ['badgeCode' as const, 'ignore' as const, 'fullName' as const],
      minColumns: 3,
    }
    expect(marksBy(template, ' A1^x^ Ann Lee ')).toEqual([
      { field: 'badgeCode', start: 1, end: 3 },
      { field: 'fullName', start: 7, end: 14 },
    ])
    expect(marksBy(template, 'other')).toEqual([])
  })

  it('cuts what is long', () => {
    expect(oneLine('a\nb')).toBe('a⏎b')
    expect(oneLine('abcdef', 3)).toBe('abc…')
  })
})
