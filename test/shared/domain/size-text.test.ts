import { expect, it } from 'vitest'
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import { errorMessage } from '../../../shared/messages/translate.ts'
import { sizeText } from '../../../shared/domain/size-text.ts'

it('says sizes in kB, MB and GB, and never "0 kB"', () => {
  expect([0, 499, 1_500, 999_000, 1_000_000, 12_345_678, 1_234_567_890].map((size) => sizeText(size, 'en'))).toEqual([
    '1 kB',
    '1 kB',
    '2 kB',
    '999 kB',
    '1.0 MB',
    '12.3 MB',
    '1.2 GB',
  ])
})

it.each(['en', 'ja'] as const)('stands in messages in the same way (%s)', (language) => {
  const message = errorMessage(createTranslator(language), 'file_too_large', {
    file: 'a.csv',
    size: 1e9,
    limit: 2_097_152,
  })
  expect(message).toContain('1.0 GB')
  expect(message).toContain('2.1 MB')
})
