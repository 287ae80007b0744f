import fc from 'fast-check'
import { expect, test } from 'vitest'
import { REGISTRANT_FIELDS } from '../../../../shared/domain/registrants/fields.ts'
import { contactOfCells } from '../../../../shared/domain/registrants/contact.ts'
import { pickCells, planOf, readCode } from '../../../../shared/domain/registrants/row.ts'

test.each([
  ['A1', { code: 'A1' }],
  ['  Ａ１ ', { code: 'A1' }],
  ['="00123"', { code: '00123' }],
  ["'00123", { code: '00123' }],
  ['A\u00001', { code: 'A1' }],
  ['https://reg.example.jp/v?id=A1', { code: 'A1' }],
  ['https://reg.example.jp/v?x=1', { code: 'https://reg.example.jp/v?x=1' }],
  ['#N/A', { refusal: 'no_code' }],
  ['', { refusal: 'no_code' }],
  ['1.23456789012345e+15', { refusal: 'code_rounded' }],
  ['\u200b \t', { refusal: 'no_code' }],
  ['1.23457E+12', { refusal: 'code_rounded' }],
  ['x'.repeat(501), { refusal: 'code_too_long' }],
])('the code cell %j', (cell, expected) => {
  expect(readCode(cell)).toEqual(expected)
})

test('a mapping with no code, or with two, makes no plan', () => {
  expect(planOf(['fullName', 'email'])).toBeNull()
  expect(planOf(['badgeCode', 'badgeCode'])).toBeNull()
})

test('a formula that failed says nothing', () => {
  expect(pickCells(planOf(['badgeCode', 'organisation'])!, ['A1', '#N/A'])).toEqual([''])
})

test('split names, two e-mail columns and an address in parts make one contact', () => {
  const plan = planOf([
    'familyName',
    'givenName',
    'badgeCode',
    'familyKana',
    'givenKana',
    'email',
    'email',
    'phone',
    'postcode',
    'region',
    'street',
  ])!
  const row = [
    '髙橋',
    '太郎',
    'A1',
    'ﾀｶﾊｼ',
    'たろう',
    'a@ex.jp',
    'b@ex.jp',
    '03-1234-5678',
    '〒135-0063',
    '東京都',
    '有明3',
  ]
  expect(contactOfCells(plan.fields, pickCells(plan, row), 'JP')).toMatchObject({
    fullName: '髙橋 太郎',
    familyName: '髙橋',
    givenName: '太郎',
    familyKana: 'タカハシ',
    givenKana: 'タロウ',
    emails: ['a@ex.jp', 'b@ex.jp'],
    phones: [{ number: '03-1234-5678', e164: '+81312345678' }],
    addresses: [{ postcode: '135-0063', region: '東京都', street: '有明3' }],
  })
})

test('any mapping and any row: a contact or none, never a failure, never a hole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...REGISTRANT_FIELDS), { maxLength: 12 }),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 14 }),
      (mapping, row) => {
        const plan = planOf(mapping)
        if (plan === null) return
        const cells = pickCells(plan, row)
        expect(cells).toHaveLength(plan.fields.length)
        const contact = contactOfCells(plan.fields, cells, 'JP')
        expect(contact === null || typeof contact.fullName === 'string').toBe(true)
        expect(JSON.stringify(contact)).not.toMatch(/\\u0000/)
      },
    ),
  )
})
