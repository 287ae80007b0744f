import { expect, test } from 'vitest'
import { exhibitionFile as schema } from '../../shared/contract/exhibition-file.ts'
import { fieldErrors } from '../../shared/contract/field-errors.ts'
import { exhibitionFile } from '../support/exhibition.ts'

test('every wrong field is named by its place, in words of both languages, without a pattern', () => {
  const good = exhibitionFile()
  const wrong = {
    ...good,
    exhibition: { ...good.exhibition, endsOn: 'late', timeZone: 'Mars', country: 'Japan' },
    exhibitors: [
      { ...good.exhibitors[0]!, code: 'a b', pin: '12' },
      { ...good.exhibitors[1]!, name: { en: '' } },
      good.exhibitors[1]!,
      good.exhibitors[1]!,
    ],
  }
  const parsed = schema.safeParse(wrong, { reportInput: true })
  const errors = parsed.success ? [] : fieldErrors(parsed.error, wrong)
  expect(errors.map(({ field }) => field).toSorted()).toEqual([
    'exhibition.country',
    'exhibition.endsOn',
    'exhibition.timeZone',
    'exhibitors.0.code',
    'exhibitors.0.pin',
    'exhibitors.1.name.en',
    'exhibitors.1.name.ja',
    'exhibitors.2.code',
    'exhibitors.3.code',
  ])
  for (const { en, ja } of errors) {
    expect(en).toMatch(/\S/)
    expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
    expect(en + ja).not.toContain('/^')
  }
})

test('what is missing, empty, of the wrong kind or too much is said in plain words', () => {
  const good = exhibitionFile()
  const wrong = {
    ...good,
    formatVersion: 2,
    exhibition: { ...good.exhibition, booth: '', venue: undefined, endsOn: 'late', retentionDays: 0 },
    exhibitors: [],
    staff: 'Aiko',
    consent: { ...good.consent, version: 1 },
  }
  const parsed = schema.safeParse(wrong, { reportInput: true })
  const said = Object.fromEntries(
    (parsed.success ? [] : fieldErrors(parsed.error, wrong)).map(({ field, en, ja }) => [field, [en, ja]]),
  )
  expect(said).toMatchObject({
    formatVersion: ['The format version must be 1', '形式の版：1 にしてください'],
    'exhibition.booth': ['The booth is empty', 'ブース：入力してください'],
    'exhibition.venue': ['The venue is missing', '会場：項目がありません'],
    'exhibition.endsOn': [
      'The last day must be a day such as 2026-01-28',
      '最終日：日付（例：2026-01-28）にしてください',
    ],
    'exhibition.retentionDays': [
      'The number of days to keep the data must be 1 or more',
      'データの保存期間（日）：1 以上にしてください',
    ],
    exhibitors: ['The list of exhibitors must have at least 1 entry', '出展企業の一覧：1 件以上必要です'],
    staff: ['The list of staff must be a list in [ ]', 'スタッフの一覧：[ ] で囲んだリストにしてください'],
    'consent.version': [
      'The version of the consent wording must be a text in quotes',
      '同意文言の版：引用符で囲んだ文字列にしてください',
    ],
  })
})

test('a second exhibitor with the same code and an end before the start are named too', () => {
  const good = exhibitionFile()
  const twice = { ...good, exhibitors: [...good.exhibitors, good.exhibitors[0]!] }
  const parsed = schema.safeParse(twice)
  expect(parsed.success ? [] : fieldErrors(parsed.error, twice)).toEqual([
    {
      field: 'exhibitors.2.code',
      en: `Exhibitor 3 (${good.exhibitors[0]!.name.en}): the code is used twice`,
      ja: `出展企業 3（${good.exhibitors[0]!.name.ja}）の企業コード：重複しています`,
    },
  ])
  const early = schema.safeParse({ ...good, exhibition: { ...good.exhibition, endsOn: '2020-01-01' } })
  expect(early.success ? [] : fieldErrors(early.error, good).map(({ field }) => field)).toEqual(['exhibition.endsOn'])
})

test('a field of an exhibitor is named with its number and its name', () => {
  const good = exhibitionFile()
  const [first, second] = good.exhibitors
  const file = {
    ...good,
    exhibitors: [first, { ...second!, name: { en: 'Boreas Propulsion', ja: 'ボレアス推進' }, pin: '12', offers: [''] }],
  }
  const parsed = schema.safeParse(file, { reportInput: true })
  expect(parsed.success ? [] : fieldErrors(parsed.error, file).map(({ en, ja }) => [en, ja])).toEqual([
    [
      'Exhibitor 2 (Boreas Propulsion): entry 1 of the list of products and services is empty',
      '出展企業 2（ボレアス推進）の取扱製品・サービスの 1 件目：入力してください',
    ],
    [
      'Exhibitor 2 (Boreas Propulsion): the PIN must have 4 to 12 digits',
      '出展企業 2（ボレアス推進）の PIN：4～12 桁の数字にしてください',
    ],
  ])
})

test.each<
  [
    string,
    (file: { exhibition: Record<string, unknown>; exhibitors: Record<string, unknown>[] }) => void,
    [field: string, en: string, ja: string][],
  ]
>([
  [
    'a missing field',
    (file) => delete file.exhibition.booth,
    [['exhibition.booth', 'The booth is missing', 'ブース：項目がありません']],
  ],
  [
    'a number for a text',
    (file) => (file.exhibition.booth = 5),
    [['exhibition.booth', 'The booth must be a text in quotes', 'ブース：引用符で囲んだ文字列にしてください']],
  ],
  [
    'null',
    (file) => (file.exhibition.booth = null),
    [['exhibition.booth', 'The booth must be a text in quotes', 'ブース：引用符で囲んだ文字列にしてください']],
  ],
  [
    'a day of another form, which is no order',
    (file) => (file.exhibition.startsOn = '28.1.2026'),
    [
      [
        'exhibition.startsOn',
        'The first day must be a day such as 2026-01-28',
        '初日：日付（例：2026-01-28）にしてください',
      ],
    ],
  ],
  [
    'a fraction',
    (file) => (file.exhibition.retentionDays = 1.5),
    [
      [
        'exhibition.retentionDays',
        'The number of days to keep the data must be a whole number',
        'データの保存期間（日）：整数にしてください',
      ],
    ],
  ],
  [
    'nobody',
    (file) => (file.exhibitors = []),
    [['exhibitors', 'The list of exhibitors must have at least 1 entry', '出展企業の一覧：1 件以上必要です']],
  ],
  [
    'two faults of which one hides the other',
    (file) => {
      file.exhibition.endsOn = '2020-01-01'
      delete file.exhibition.booth
      file.exhibitors[1]!.code = file.exhibitors[0]!.code
      delete file.exhibitors[0]!.name
    },
    [
      ['exhibition.booth', 'The booth is missing', 'ブース：項目がありません'],
      ['exhibition.endsOn', 'The last day is before the first day', '最終日：初日より前の日付です'],
      ['exhibitors.0.name', 'Exhibitor 1 (ORBIT): the name is missing', '出展企業 1（ORBIT）の名称：項目がありません'],
      [
        'exhibitors.1.code',
        'Exhibitor 2 (Polar AB): the code is used twice',
        '出展企業 2（ポーラー）の企業コード：重複しています',
      ],
    ],
  ],
])('%s is named in words', (_what, spoil, expected) => {
  const file = structuredClone(exhibitionFile()) as never as Parameters<typeof spoil>[0]
  spoil(file)
  const parsed = schema.safeParse(file, { reportInput: true })
  expect(parsed.success ? [] : fieldErrors(parsed.error, file).map(({ field, en, ja }) => [field, en, ja])).toEqual(
    expected,
  )
})
