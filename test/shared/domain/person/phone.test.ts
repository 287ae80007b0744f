import { describe, expect, test } from 'vitest'
import { readPhone } from '../../../../shared/domain/person/phone.ts'

describe("a number becomes E.164 by the exhibition's country", () => {
  test.each([
    ['03-1234-5678', 'JP', '+81312345678'],
    ['０３－１２３４－５６７８', 'JP', '+81312345678'],
    ['03ー1234ー5678', 'JP', '+81312345678'],
    ['(03)1234-5678', 'JP', '+81312345678'],
    ['03(1234)5678', 'JP', '+81312345678'],
    ['+81-(0)3-1234-5678', 'JP', '+81312345678'],
    ['+81 (0)3 1234 5678', 'FR', '+81312345678'],
    ['090-1234-5678', 'JP', '+819012345678'],
    ['0120-123-456', 'JP', '+81120123456'],
    ['010-33-1-42-68-53-00', 'JP', '+33142685300'],
    ['01 42 68 53 00', 'FR', '+33142685300'],
    ['089 123456', 'DE', '+4989123456'],
    ['+39 06 6982 1234', 'JP', '+390669821234'],
    ['TEL: 03-1234-5678', 'JP', '+81312345678'],
    ['電話：03-1234-5678', 'JP', '+81312345678'],
    ['代表 03-1234-5678', 'JP', '+81312345678'],
    ['☎03-1234-5678', 'JP', '+81312345678'],
    ['T 03-1234-5678', 'JP', '+81312345678'],
    ['0049 89 123456', 'JP', '+4989123456'],
    ['0081-3-1234-5678', 'JP', '+81312345678'],
    ['+81-03-1234-5678', 'JP', '+81312345678'],
    ['050-1234-5678', 'JP', '+815012345678'],
  ])('%s in %s', (number, country, e164) => {
    expect(readPhone(number, 'work', country)).toEqual({ number, e164, kind: 'work' })
  })

  test.each([
    '03-1234-5678 内線12',
    '03-1234-5678(内線１２３)',
    '03-1234-5678 ext. 12',
    '03-1234-5678 x12',
    '03-1234-5678;ext=12',
    '03-1234-5678 #12',
    '03-1234-5678(代)',
    '03-1234-5678（内）12',
    '03-1234-5678（代表）',
  ])('the extension is taken off: %s', (number) => {
    expect(readPhone(number, null, 'JP')).toEqual({ number, e164: '+81312345678', kind: 'other' })
  })

  test.each(['', '12345', 'n/a', '000000000000', '9'.repeat(500), '+', '内線12'])('is none: %s', (number) => {
    expect(readPhone(number, null, 'JP')).toEqual({ number, e164: null, kind: 'other' })
  })

  test('a country that does not exist leaves numbers with a country code readable', () => {
    expect(readPhone('+81312345678', null, 'XX').e164).toBe('+81312345678')
    expect(readPhone('03-1234-5678', null, 'XX').e164).toBeNull()
  })
})

test('without a kind, the numbering plan tells mobile numbers', () => {
  expect(readPhone('090-1234-5678', null, 'JP').kind).toBe('mobile')
  expect(readPhone('090-1234-5678', 'work', 'JP').kind).toBe('work')
  expect(readPhone('+33 6 12 34 56 78', null, 'JP').kind).toBe('mobile')
  expect(readPhone('+1 212 555 1212', null, 'JP').kind).toBe('other')
})
