import { describe, expect, test } from 'vitest'
import { emptyContact, type Contact } from '../../../../shared/domain/person/contact.ts'
import { nameAlongWith, overlay } from '../../../../shared/domain/lead/correction.ts'

const TSUJI: Contact = {
  ...emptyContact(),
  fullName: '辻 愛',
  familyName: '辻',
  givenName: '愛',
  familyKana: 'ツジ',
  givenKana: 'アイ',
}

describe('a corrected full name', () => {
  test.each([
    ['神崎 麗子', { familyName: '神崎', givenName: '麗子', familyKana: '', givenKana: '' }],
    ['辻 麗子', { familyName: '辻', givenName: '麗子', familyKana: 'ツジ', givenKana: '' }],
    ['辻麗子', { familyName: '辻', givenName: '麗子', familyKana: 'ツジ', givenKana: '' }],
    ['辻　愛', { familyName: '辻', givenName: '愛', familyKana: 'ツジ', givenKana: 'アイ' }],
    ['Anna Rossi', { familyName: 'Rossi', givenName: 'Anna', familyKana: '', givenKana: '' }],
  ])('gives new parts: %s', (fullName, parts) => {
    expect(overlay(TSUJI, { fullName })).toMatchObject({ fullName, ...parts })
  })

  test('leaves readings that were corrected too', () => {
    expect(overlay(TSUJI, { fullName: '神崎 麗子', familyKana: 'カンザキ' })).toMatchObject({
      familyKana: 'カンザキ',
      givenKana: '',
    })
  })
})

test('a corrected part gives a new full name', () => {
  expect(overlay(TSUJI, { familyName: '神崎' })).toMatchObject({
    fullName: '神崎 愛',
    givenName: '愛',
    familyKana: 'ツジ',
  })
})

test('whole and parts stay one name, in whatever order they are corrected', () => {
  const whole = overlay(emptyContact(), { fullName: '林 花子' })
  expect(nameAlongWith(whole, ['fullName'], ['familyName'])).toEqual([
    ['fullName', null],
    ['givenName', '花子'],
  ])
  expect(nameAlongWith(whole, ['familyName', 'givenName'], ['fullName', 'title'])).toEqual([
    ['familyName', null],
    ['givenName', null],
  ])
  expect(nameAlongWith(whole, ['fullName'], ['fullName', 'familyName'])).toEqual([])
  expect(nameAlongWith(whole, [], ['familyName'])).toEqual([])
  expect(nameAlongWith(whole, ['fullName'], ['title'])).toEqual([])
})
