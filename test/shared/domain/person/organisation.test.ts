import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organisationKey } from '../../../../shared/domain/person/organisation.ts'

test.each([
  [
    '宇宙',
    [
      '株式会社宇宙',
      '株式會社宇宙',
      '(株)宇宙',
      '㈱宇宙',
      '宇宙株式会社',
      '宇宙㈱',
      '宇宙（株）',
      '株式会社　宇宙',
      '有限会社宇宙',
      '㈲宇宙',
      '合同会社宇宙',
      '㍿宇宙',
    ],
  ],
  ['宇宙電波', ['宇宙電波', '宇宙 電波', '㈱宇宙　電波']],
  ['ウチュウ', ['ｳﾁｭｳ', '株式会社ウチュウ']],
  [
    'astro',
    [
      'Astro GmbH',
      'ASTRO GMBH',
      'Astro Co., Ltd.',
      'Astro Co.,Ltd',
      'Astro, Inc.',
      'Ａｓｔｒｏ　Ｉｎｃ．',
      'Astro S.A.S.',
      'Astro SAS',
      'Astro S.r.l.',
      'Astro AB',
      'Astro B.V.',
      'Astro Lda.',
      'Astro A.E.',
      'Astro K.K.',
      'K.K. Astro',
      'The Astro Company',
      'Astro GmbH & Co. KG',
      'Astro Pty Ltd',
      'Astro sp. z o.o.',
      'Astro Corporation',
      'Astro株式会社',
    ],
  ],
  ['societe generale', ['Société Générale S.A.', 'SOCIETE GENERALE']],
  ['jaxa', ['国立研究開発法人 JAXA', 'JAXA']],
  ['東京大学', ['国立大学法人東京大学', '東京大学']],
  ['foo', ['Foo A/S', 'Foo S/A', 'Foo ApS']],
  ['삼성전자', ['(주)삼성전자', '삼성전자(주)', '주식회사 삼성전자', '㈜삼성전자']],
  ['华为技术', ['华为技术有限公司']],
  ['ab', ['AB']],
  ['株式会社', ['株式会社']],
  ['', ['', ' ', '・・・']],
])('%s', (key, spellings) => {
  expect(spellings.map(organisationKey)).toEqual(spellings.map(() => key))
})

test('different organisations keep different keys', () => {
  const all = ['Astro', 'Astra', '宇宙', '宇宙電波', 'Saab', 'Oslo', 'Coface', 'Incas', '有限', 'Ag Tech', 'SE Labs']
  expect(new Set(all.map(organisationKey)).size).toBe(all.length)
})

test('a key is the key of itself, for whatever text', () => {
  const word = fc.constantFrom(
    'Astro',
    'GmbH',
    'Co.,',
    'Ltd.',
    '株式会社',
    '㈱',
    '宇宙',
    'S.r.l.',
    '&',
    'and',
    'É',
    ' ',
    '　',
    '(有)',
    'ｳﾁｭｳ',
    'The',
    'sp. z o.o.',
    'K.K.',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc
          .tuple(fc.array(word, { maxLength: 3 }), fc.constantFrom('Astro', '宇宙'), fc.array(word, { maxLength: 3 }))
          .map((words) => words.flat().join(' ')),
      ),
      (text) => {
        const key = organisationKey(text)
        expect(organisationKey(key)).toBe(key)
      },
    ),
    { numRuns: 3_000 },
  )
})
