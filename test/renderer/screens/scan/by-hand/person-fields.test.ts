import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAutoKana } from '../../../../../renderer/screens/scan/by-hand/auto-kana.ts'
import {
  contactOfTyped,
  correctionsOf,
  PERSON_FIELDS,
  problemsOf,
  typedOf,
  type TypedPerson,
} from '../../../../../renderer/screens/scan/by-hand/person-fields.ts'
import { contactCorrection } from '../../../../../shared/contract/shapes.ts'
import { emptyContact } from '../../../../../shared/domain/person/contact.ts'

const NOTHING = typedOf(null)
const typed = (some: Partial<TypedPerson>): TypedPerson => ({ ...NOTHING, ...some })

describe('the form by hand', () => {
  it('makes names in reading order, kana in katakana and numbers in E.164', () => {
    const contact = contactOfTyped(
      typed({
        familyName: '髙橋',
        givenName: '太郎',
        familyKana: 'たかはし',
        givenKana: 'ﾀﾛｳ',
        mobile: '090-1234-5678',
      }),
      'JP',
    )
    expect(contact).toMatchObject({
      fullName: '髙橋 太郎',
      familyKana: 'タカハシ',
      givenKana: 'タロウ',
      phones: [{ e164: '+819012345678', kind: 'mobile' }],
    })
    expect(contactOfTyped(typed({ familyName: 'Weiß', givenName: 'Jürgen' }), 'JP').fullName).toBe('Jürgen Weiß')
  })

  it('asks for something, for kana in kana, for mail and numbers that can be', () => {
    expect(problemsOf(NOTHING, false)).toEqual({ familyName: 'missing' })
    expect(problemsOf(NOTHING, true)).toEqual({})
    expect(problemsOf(typed({ familyKana: '髙橋', email: 'a@b', phone: 'none' }), false)).toEqual({
      familyKana: 'kana',
      email: 'email',
      phone: 'phone',
    })
    expect(
      problemsOf(typed({ familyKana: 'たかはし', email: 'ａ@b.example', phone: '０３-1234-5678' }), false),
    ).toEqual({})
  })

  it('sends only what was changed, and keeps the rest of a list', () => {
    const known = {
      ...emptyContact(),
      organisation: '㈱月',
      emails: ['a@x.example', 'b@x.example'],
      phones: [
        { number: '03-1', e164: null, kind: 'fax' as const },
        { number: '0312345678', e164: '+81312345678', kind: 'work' as const },
      ],
    }
    expect(correctionsOf(known, typedOf(known), 'JP')).toEqual({})
    expect(correctionsOf(known, { ...typedOf(known), title: '部長' }, 'JP')).toEqual({ title: '部長' })
    expect(correctionsOf(known, { ...typedOf(known), email: 'c@x.example' }, 'JP')).toEqual({
      emails: ['c@x.example', 'b@x.example'],
    })
    expect(correctionsOf(known, { ...typedOf(known), phone: '' }, 'JP')).toEqual({
      phones: [{ number: '03-1', e164: null, kind: 'fax' }],
    })
    expect(correctionsOf(null, typed({ familyName: '山田' }), 'JP')).toMatchObject({
      fullName: '山田',
      familyName: '山田',
    })
  })

  it('gives for any text what the contract takes', () => {
    const any = fc.record(
      Object.fromEntries(PERSON_FIELDS.map((field) => [field, fc.string({ unit: 'binary', maxLength: 60 })])),
    ) as fc.Arbitrary<TypedPerson>
    fc.assert(fc.property(any, (text) => contactCorrection.safeParse(correctionsOf(null, text, 'JP')).success))
  })
})

describe('the reading that an input method shows', () => {
  it('is the last kana before kanji', () => {
    const kana = createAutoKana()
    for (const shown of ['t', 'た', 'たk', 'たか', 'たかはし', '高橋', '髙橋']) kana.composing(shown)
    expect(kana.composed()).toBe('タカハシ')
    expect(kana.composed()).toBe('')
  })

  it('is what is left when letters are taken back', () => {
    const kana = createAutoKana()
    for (const shown of ['たろう', 'たろ', 'た', '']) kana.composing(shown)
    expect(kana.composed()).toBe('')
  })
})
