import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchKey } from '../../../shared/domain/search.ts'

test.each([
  ['たなか', 'ﾀﾅｶ'],
  ['ガギ', 'ｶﾞｷﾞ'],
  ['Müller', 'MULLER'],
  ['Łukasz', 'LUKASZ'],
  ['Işık', 'ISIK'],
  ['İpek', 'ipek'],
  ['Bjørn Straße', 'bjorn strasse'],
  ['Ǿ', 'o'],
  ['ＡＢＣ　㈱', 'abc (株)'],
  [' a\n b ', 'a b'],
])('%s and %s are found by the same search', (a, b) => {
  expect(searchKey(a)).toBe(searchKey(b))
})

test('voiced and plain kana stay apart', () => {
  expect(searchKey('ガ')).not.toBe(searchKey('カ'))
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(searchKey(searchKey(text))).toBe(searchKey(text))
    }),
  )
})
