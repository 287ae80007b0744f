import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContact } from '../../../../shared/domain/person/contact.ts'
import { findDuplicates } from '../../../../shared/domain/duplicates/find.ts'
import type { ComparedVisitor } from '../../../../shared/domain/duplicates/compared.ts'
import { DUPLICATE_REASONS } from '../../../../shared/domain/duplicates/reasons.ts'
import { Random } from '../../../support/duplicates/random.ts'
import { labelledSet } from '../../../support/duplicates/generate.ts'

/** Words that meet often, so that random people resemble each other. */
const word = fc.constantFrom(
  '',
  '山田',
  '髙橋',
  '高橋',
  '太郎',
  'タロウ',
  'ﾀﾛｳ',
  'Yamada',
  'YAMADA',
  'Tarō',
  'T.',
  'van der Berg',
  'ジョン・スミス',
  'John Smith',
  '様',
  '斎',
  'さくら',
  '김민준',
  '=1+1',
  '<b>',
  '__proto__',
  '\ud800',
  '\u202e',
  ', ,',
)
const company = fc.constantFrom(
  '',
  '株式会社',
  '㈱宇宙',
  '宇宙',
  'Uchu Inc.',
  'ソニック',
  'Sonic',
  '...',
  'constructor',
)
const email = fc.constantFrom(
  't@x.jp',
  'T@X.JP',
  'info@x.jp',
  'taro.yamada@x.jp',
  't@gmail.com',
  'no mail',
  '@',
  'a@b@c',
  '+@x',
  '',
)
const phone = fc.record({
  number: fc.constantFrom('', '03-1234-5678', '09012345678', '１２３'),
  e164: fc.constantFrom(null, '+81312345678', '+819012345678'),
  kind: fc.constantFrom('work', 'mobile', 'fax'),
})
const someone = fc.record({
  family: word,
  given: word,
  full: word,
  familyKana: word,
  givenKana: word,
  company,
  emails: fc.array(email, { maxLength: 3 }),
  phones: fc.array(phone, { maxLength: 3 }),
  badge: fc.constantFrom(null, '', 'A1', 'A2'),
})
const crowd = fc.array(someone, { maxLength: 12 }).map((list) =>
  list.map((p, i): ComparedVisitor => ({
    visitorId: `v${i}`,
    badgeCode: p.badge,
    contact: {
      ...emptyContact(),
      familyName: p.family,
      givenName: p.given,
      fullName: p.full,
      familyKana: p.familyKana,
      givenKana: p.givenKana,
      organisation: p.company,
      emails: p.emails,
      phones: p.phones,
    },
  })),
)

describe('any people', () => {
  test('scores lie between 0 and 1, ids are in order, reasons are known', () => {
    fc.assert(
      fc.property(crowd, (visitors) => {
        for (const pair of findDuplicates(visitors, { minScore: 0 })) {
          expect(pair.score).toBeGreaterThanOrEqual(0)
          expect(pair.score).toBeLessThanOrEqual(1)
          expect(pair.a < pair.b).toBe(true)
          for (const reason of pair.reasons) expect(DUPLICATE_REASONS).toContain(reason.code)
        }
      }),
    )
  })

  test('the order of people does not matter', () => {
    fc.assert(
      fc.property(crowd, fc.integer(), (visitors, seed) => {
        expect(findDuplicates(new Random(seed).shuffle(visitors), { minScore: 0 })).toEqual(
          findDuplicates(visitors, { minScore: 0 }),
        )
      }),
    )
  })

  test('the score does not depend on which of two is which', () => {
    fc.assert(
      fc.property(someone, someone, (p, q) => {
        const as = (ids: [string, string]): number[] =>
          findDuplicates(
            [p, q].map((x, i): ComparedVisitor => ({
              visitorId: ids[i]!,
              badgeCode: x.badge,
              contact: {
                ...emptyContact(),
                familyName: x.family,
                givenName: x.given,
                fullName: x.full,
                familyKana: x.familyKana,
                givenKana: x.givenKana,
                organisation: x.company,
                emails: x.emails,
                phones: x.phones,
              },
            })),
            { minScore: 0 },
          ).map((pair) => pair.score)
        expect(as(['a', 'b'])).toEqual(as(['b', 'a']))
      }),
      { numRuns: 500 },
    )
  })

  test('nor does it in a crowd large enough for blocks that are not compared whole', () => {
    const visitors = labelledSet(77, 1500).visitors.map((p, i) =>
      i % 8 === 0 ? { ...p, contact: { ...p.contact, emails: ['desk@same.example'] } } : p,
    )
    expect(findDuplicates(new Random(5).shuffle(visitors), { minScore: 0.3 })).toEqual(
      findDuplicates(visitors, { minScore: 0.3 }),
    )
  })
})

test('texts of any length and content neither stop nor throw', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .constantFrom('あ', 'ー', 'N', 'van ', '髙', 'ﾞ', '.', '@', '-', '株式会社', '\u0301')
      .map((unit) => unit.repeat(10_000)),
  )
  const hostile = fc.record({ text, other: text, many: fc.array(text, { maxLength: 4 }) })
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 2, maxLength: 5 }), (list) => {
      const visitors = list.map((x, i): ComparedVisitor => ({
        visitorId: `${i}`,
        badgeCode: x.text,
        contact: {
          ...emptyContact(),
          fullName: x.text,
          familyName: x.other,
          givenName: x.text,
          familyKana: x.other,
          givenKana: x.text,
          organisation: x.other,
          emails: [...x.many, `${x.text}@${x.other}`],
          phones: x.many.map((number) => ({ number, e164: null, kind: 'other' as const })),
        },
      }))
      for (const pair of findDuplicates(visitors, { minScore: 0 })) {
        for (const reason of pair.reasons)
          expect(reason.params.a.length + reason.params.b.length).toBeLessThanOrEqual(240)
      }
    }),
    { numRuns: 60 },
  )
})

test("people of whom nothing is known are nobody's duplicates", () => {
  const nobody = Array.from({ length: 200 }, (_, i): ComparedVisitor => ({
    visitorId: `${i}`,
    contact: emptyContact(),
    badgeCode: null,
  }))
  expect(findDuplicates(nobody, { minScore: 0 })).toEqual([])
})
