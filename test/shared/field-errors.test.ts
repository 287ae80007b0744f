import { expect, test } from 'vitest'
import { exhibitionFile as schema } from '../../shared/contract/exhibition-file.ts'
import { fieldErrors } from '../../shared/contract/field-errors.ts'
import { exhibitionFile } from '../support/exhibition.ts'

test('every wrong field is named by its place, in words of both languages, without a pattern', () => {
  const good = exhibitionFile()
  const wrong = {
    ...good,
    exhibition: { ...good.exhibition, endsOn: 'late', timeZone: 'Mars', country: 'Japan' },
    exhibitors: [{ ...good.exhibitors[0]!, code: 'a b', pin: '12' }, { ...good.exhibitors[1]!, name: { en: '' } }, good.exhibitors[1]!, good.exhibitors[1]!],
  }
  const parsed = schema.safeParse(wrong)
  const errors = parsed.success ? [] : fieldErrors(parsed.error)
  expect(errors.map(({ field }) => field).toSorted()).toEqual([
    'exhibition.country', 'exhibition.endsOn', 'exhibition.timeZone', 'exhibitors.0.code', 'exhibitors.0.pin', 'exhibitors.1.name.en', 'exhibitors.1.name.ja',
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
    ...good, formatVersion: 2, exhibition: { ...good.exhibition, booth: '', venue: undefined, endsOn: 'late', retentionDays: 0 },
    exhibitors: [], staff: 'Aiko', consent: { ...good.consent, version: 1 },
  }
  const parsed = schema.safeParse(wrong)
  const said = Object.fromEntries((parsed.success ? [] : fieldErrors(parsed.error)).map(({ field, en, ja }) => [field, [en, ja]]))
  expect(said).toMatchObject({
    'formatVersion': ['must be 1', '1 のいずれかにしてください'],
    'exhibition.booth': ['is empty', '空欄です'],
    'exhibition.venue': ['is missing', '値がありません'],
    'exhibition.endsOn': ['is not a day such as 2026-01-28', '日付（例：2026-01-28）ではありません'],
    'exhibition.retentionDays': ['must be 1 or more', '1 以上にしてください'],
    'exhibitors': ['needs at least 1', '1 件以上必要です'],
    'staff': ['must be a list', '配列にしてください'],
    'consent.version': ['must be a text', '文字列にしてください'],
  })
})

test('a second exhibitor with the same code and an end before the start are named too', () => {
  const good = exhibitionFile()
  const parsed = schema.safeParse({ ...good, exhibitors: [...good.exhibitors, good.exhibitors[0]!] })
  expect(parsed.success ? [] : fieldErrors(parsed.error)).toEqual([{ field: 'exhibitors.2', en: 'stands here twice', ja: '重複しています' }])
  const early = schema.safeParse({ ...good, exhibition: { ...good.exhibition, endsOn: '2020-01-01' } })
  expect(early.success ? [] : fieldErrors(early.error).map(({ field }) => field)).toEqual(['exhibition.endsOn'])
})
