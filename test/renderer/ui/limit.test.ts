import { expect, test } from 'vitest'
import { tooMany } from '../../../renderer/ui/limit.tsx'

const field = (value: string, maxLength: number, selectionStart = value.length, selectionEnd = value.length) => ({
  value,
  maxLength,
  selectionStart,
  selectionEnd,
})

test('a pasted text fits up to the last character, and takes the place of what is selected', () => {
  expect(tooMany(field('', 5), '12345')).toBe(0)
  expect(tooMany(field('', 5), '123456')).toBe(1)
  expect(tooMany(field('abcde', 5), '1')).toBe(1)
  expect(tooMany(field('abcde', 5, 1, 3), '12')).toBe(0)
  expect(tooMany(field('abcde', 5, 1, 3), '123')).toBe(1)
})

test('a field without a limit takes any text', () => {
  expect(tooMany(field('abc', -1), 'x'.repeat(100_000))).toBe(0)
})
