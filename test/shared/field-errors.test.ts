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
  const errors = parsed.success ? [] : fieldErrors(parsed.error)
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
    (parsed.success ? [] : fieldErrors(parsed.error)).map(({ field, en, ja }) => [field, [en, ja]]),
  )
  expect(said).toMatchObject({
    formatVersion: ['must be 1', '1 にしてください'],
    'exhibition.booth': ['is empty', '空欄です'],
    'exhibition.venue': ['is missing', '項目がありません'],
    'exhibition.endsOn': ['is not a day such as 2026-01-28', '日付（例：2026-01-28）ではありません'],
    'exhibition.retentionDays': ['must be 1 or more', '1 以上にしてください'],
    exhibitors: ['needs at least 1', '1 件以上必要です'],
    staff: ['must be a list in [ ]', '[ ] で囲んだリストにしてください'],
    'consent.version': ['must be a text in quotes', '引用符で囲んだ文字列にしてください'],
  })
})

test('a second exhibitor with the same code and an end before the start are named too', () => {
  const good = exhibitionFile()
  const parsed = schema.safeParse({ ...good, exhibitors: [...good.exhibitors, good.exhibitors[0]!] })
  expect(parsed.success ? [] : fieldErrors(parsed.error)).toEqual([
    { field: 'exhibitors.2.code', en: 'stands here twice', ja: '重複しています' },
  ])
  const early = schema.safeParse({ ...good, exhibition: { ...good.exhibition, endsOn: '2020-01-01' } })
  expect(early.success ? [] : fieldErrors(early.error).map(({ field }) => field)).toEqual(['exhibition.endsOn'])
})

test.each<
  [
    string,
    (file: { exhibition: Record<string, unknown>; exhibitors: Record<string, unknown>[] }) => void,
    [field: string, en: string, ja: string][],
  ]
>([
  ['a missing field', (file) => delete file.exhibition.booth, [['exhibition.booth', 'is missing', '項目がありません']]],
  [
    'a number for a text',
    (file) => (file.exhibition.booth = 5),
    [['exhibition.booth', 'must be a text in quotes', '引用符で囲んだ文字列にしてください']],
  ],
  [
    'null',
    (file) => (file.exhibition.booth = null),
    [['exhibition.booth', 'must be a text in quotes', '引用符で囲んだ文字列にしてください']],
  ],
  [
    'a day of another form, which is no order',
    (file) => (file.exhibition.startsOn = '28.1.2026'),
    [['exhibition.startsOn', 'is not a day such as 2026-01-28', '日付（例：2026-01-28）ではありません']],
  ],
  [
    'a fraction',
    (file) => (file.exhibition.retentionDays = 1.5),
    [['exhibition.retentionDays', 'must be a whole number', '整数にしてください']],
  ],
  ['nobody', (file) => (file.exhibitors = []), [['exhibitors', 'needs at least 1', '1 件以上必要です']]],
  [
    'two faults of which one hides the other',
    (file) => {
      file.exhibition.endsOn = '2020-01-01'
      delete file.exhibition.booth
      file.exhibitors[1]!.code = file.exhibitors[0]!.code
      delete file.exhibitors[0]!.name
    },
    [
      ['exhibition.booth', 'is missing', '項目がありません'],
      ['exhibition.endsOn', 'is before startsOn', '開始日より前の日付です'],
      ['exhibitors.0.name', 'is missing', '項目がありません'],
      ['exhibitors.1.code', 'stands here twice', '重複しています'],
    ],
  ],
])('%s is named in words', (_what, spoil, expected) => {
  const file = structuredClone(exhibitionFile()) as never as Parameters<typeof spoil>[0]
  spoil(file)
  const parsed = schema.safeParse(file, { reportInput: true })
  expect(parsed.success ? [] : fieldErrors(parsed.error).map(({ field, en, ja }) => [field, en, ja])).toEqual(expected)
})
