import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupsOf, pairId } from '../../../../shared/domain/duplicates/pairs.ts'

test('a pair has one id, whichever comes first, and no other pair has it', () => {
  expect(pairId('a', 'b')).toBe(pairId('b', 'a'))
  expect(pairId('a', 'b')).toMatch(/^[0-9a-f]{32}$/)
  expect(pairId('a', 'bc')).not.toBe(pairId('ab', 'c'))
  expect(pairId('1:a', 'b')).not.toBe(pairId('1', ':ab'))
})

test('pairs tie visitors together through others', () => {
  expect(
    groupsOf([
      { a: 'c', b: 'd' },
      { a: 'x', b: 'y' },
      { a: 'b', b: 'c' },
    ]),
  ).toEqual([
    ['b', 'c', 'd'],
    ['x', 'y'],
  ])
  expect(groupsOf([])).toEqual([])
})

test('groups are the same in any order and hold every visitor once', () => {
  const pairs = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => ({ a: `v${a}`, b: `v${b}` })))
  fc.assert(
    fc.property(pairs, (list) => {
      const groups = groupsOf(list)
      expect(groupsOf([...list].reverse())).toEqual(groups)
      expect(groups.flat().sort()).toEqual([...new Set(list.flatMap((p) => [p.a, p.b]))].sort())
      for (const { a, b } of list) expect(groups.find((g) => g.includes(a))).toContain(b)
    }),
  )
})
