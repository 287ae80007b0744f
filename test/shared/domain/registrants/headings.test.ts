import { expect, test } from 'vitest'
import { registrantField } from '../../../../shared/domain/registrants/fields.ts'
import { findHeadings, mapHeadings } from '../../../../shared/domain/registrants/headings.ts'
import { mapByLook } from '../../../../shared/domain/registrants/look.ts'

test.each([
  ['来場者番号', 'badgeCode'],
  ['バッジコード', 'badgeCode'],
  ['Badge ID', 'badgeCode'],
  ['Registration No.', 'badgeCode'],
  ['QRコード', 'badgeCode'],
  ['バッジURL', 'badgeCode'],
  ['氏名（漢字）', 'fullName'],
  ['ご担当者氏名', 'fullName'],
  ['Attendee Name', 'fullName'],
  ['姓', 'familyName'],
  ['Last Name', 'familyName'],
  ['フリガナ', 'fullKana'],
  ['セイ', 'familyKana'],
  ['会社名※', 'organisation'],
  ['Company (required)', 'organisation'],
  ['部署名', 'department'],
  ['メールアドレス【必須】', 'email'],
  ['Visitor E-mail', 'email'],
  ['E-mail 2', 'email'],
  ['ＴＥＬ', 'phone'],
  ['携帯電話', 'mobile'],
  ['都道府県', 'region'],
])('%s holds %s', (heading, field) => {
  expect(mapHeadings([heading])).toEqual([field])
})

test.each(['', 'T-shirt size', '同意', 'x'.repeat(5000)])(
  'a heading that says nothing known is nothing: %.20s',
  (heading) => {
    expect(mapHeadings([heading])).toEqual(['ignore'])
  },
)

test('of several columns that could be the code the surest is, and the others are left', () => {
  expect(mapHeadings(['No', '来場者番号', 'ID', '氏名'])).toEqual(['ignore', 'badgeCode', 'ignore', 'fullName'])
})

test('headings are found below a title and a date', () => {
  expect(
    findHeadings([
      ['来場者一覧'],
      ['2026/01/20 出力'],
      [''],
      ['来場者番号', '氏名', '会社名'],
      ['A1', '山田 太郎', '宇宙'],
    ]),
  ).toBe(3)
})

test('a list that begins with people has no headings; its columns are known by their look', () => {
  const rows = [
    ['A0001', '山田 太郎', '株式会社宇宙', 't@ex.jp'],
    ['A0002', '鈴木 花子', '有限会社地球', 'h@ex.jp'],
  ]
  expect(findHeadings(rows)).toBeNull()
  expect(mapByLook(rows, 'JP')).toEqual(['badgeCode', 'fullName', 'organisation', 'email'])
})

test('fields are called as the contact calls them, too', () => {
  expect([
    registrantField('emails'),
    registrantField('BADGECODE'),
    registrantField(' phones '),
    registrantField('shoe'),
  ]).toEqual(['email', 'badgeCode', 'phone', null])
})
