import { expect, it } from 'vitest'
import { sizeText } from '../../../renderer/ui/files.ts'

it('says sizes in kB below a megabyte and in MB above, and never "0 kB"', () => {
  expect([0, 499, 1_500, 999_000, 1_000_000, 12_345_678, 1_234_567_890].map((size) => sizeText(size, 'en'))).toEqual([
    '1 kB',
    '1 kB',
    '2 kB',
    '999 kB',
    '1.0 MB',
    '12.3 MB',
    '1,234.6 MB',
  ])
})
