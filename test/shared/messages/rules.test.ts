/**
 * Rules for every word on the screen: one term for one thing, plurals that fit their number, the same values filled in.
 */
import { describe, expect, test } from 'vitest'
import { en } from '../../../shared/messages/en.ts'
import { ja } from '../../../shared/messages/ja.ts'
import { createTranslator } from '../../../shared/messages/all-languages.ts'

type Texts = readonly (readonly [key: string, text: string])[]

function textsOf(table: object, path = ''): Texts {
  return Object.entries(table).flatMap(([key, value]): Texts => {
    const place = path === '' ? key : `${path}.${key}`
    return typeof value === 'string' ? [[place, value]] : textsOf(value as object, place)
  })
}

const ENGLISH = textsOf(en)
const JAPANESE = textsOf(ja)

/** What must not stand in a text, and the term to use. */
const NOT_IN_JAPANESE: readonly [RegExp, string][] = [
  [/見込み客/, 'リード'],
  [/出展者/, '出展企業'],
  [/(?<!展示会)主催者/, 'ブース事務局、展示会主催者'],
  [/お客様/, '来場者'],
  [/フォロー(?!アップ)/, 'フォローアップ'],
  [/ホット|ウォーム|コールド/, '高・中・低'],
  [/取り消/, '元に戻す、撤回'],
  [/取り下げ/, '削除'],
  [/消去/, '削除'],
  [/画像を外す/, '画像を削除'],
  [/手で入力/, '手入力'],
  [/未書き出し/, 'リスト未出力'],
  [/まだ不明/, '氏名未確認'],
  [/(?<!PIN |パスワード|ク|ス)カード/, '名刺'],
  [/イベント/, '機会'],
  [/成果物/, '商談結果'],
  [/バンドル/, '受け渡しファイル'],
  [/封印/, '暗号化'],
  [/無害化/, '文字列として書き出す'],
  [/名簿/, '来場者リスト'],
  [/補[うい]|補われ/, '情報を追加'],
  [/向け(?:に|の)?スキャン|}}向け/, '記録先'],
  [/読み取り(?:機能|方式)/, '読み取りエンジン'],
  [/文面の版/, '同意文言 第n版'],
  [/[０-９Ａ-Ｚａ-ｚ]/, 'half-width digits and letters'],
]
const NOT_IN_ENGLISH: readonly [RegExp, string][] = [
  [/(?<!booth |fair )organiser/i, 'booth organiser, fair organiser'],
  [/(?<!business )\bcards?\b/i, 'business card'],
  [/\bwithdraw(?!al)(?:n|s)?\b/i, 'delete, undo'],
  [/not yet exported/i, 'not yet in a follow-up list, not handed over yet'],
  [/taken? (?:it )?over|taken? the list over/i, 'import, merge'],
  [/\bsealed?\b|\bsealing\b/i, 'encrypted'],
  [/\b(?:first|second) reader\b/i, 'main, spare scanner engine'],
  [/\bset differently\b/i, 'conflict'],
  [/\btombstone/i, 'a mark without personal data'],
  [/\bwhoever\b|\bnobody\b.*\bbut\b/i, 'a plain sentence'],
  [/\bprospects?\b|\battendees?\b|\bvendors?\b/i, 'lead, visitor, exhibitor'],
]
/** Here a consent is withdrawn. */
const OF_CONSENT = /^leads\.consents\./

describe.each([
  ['English', ENGLISH, NOT_IN_ENGLISH],
  ['Japanese', JAPANESE, NOT_IN_JAPANESE],
] as const)('%s', (_language, texts, rules) => {
  test.each(rules.map(([wrong, right]) => [wrong.source, right, wrong] as const))(
    'nothing says /%s/; it says %s',
    (_source, _right, wrong) => {
      expect(texts.filter(([key, text]) => wrong.test(text) && !OF_CONSENT.test(key))).toEqual([])
    },
  )

  test('no text is empty or has blanks at its ends, but for a separator', () => {
    const separators = new Set(['words.colon', 'words.comma', 'words.full'])
    expect(texts.filter(([key, text]) => text === '' || (text !== text.trim() && !separators.has(key)))).toEqual([])
  })
})

/** Names of the values that a text is filled with. */
const filledWith = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? ''))].toSorted((a, b) =>
    a < b ? -1 : 1,
  )

test('both languages fill the same values in', () => {
  const japanese = new Map(JAPANESE)
  expect(
    ENGLISH.filter(([key, text]) => filledWith(text).join() !== filledWith(japanese.get(key) ?? '').join()).map(
      ([key]) => key,
    ),
  ).toEqual([])
})

/** A number, then a countable thing in the plural: “{{count, number}} leads”. */
const NUMBER_OF_THINGS = /\{\{(?:\w+, number|count)\}\} (?:more |new |different )?[a-z]{3,}s\b/

test('a number of things has a text for one and a text for several', () => {
  const keys = new Set(ENGLISH.map(([key]) => key))
  // Codes of errors may end in `_one` too.
  const plurals = [...keys].filter((key) => !/_ordinal_|^errors\./.test(key) && /_(?:one|other)$/.test(key))
  const alone = plurals.filter((key) => {
    const stem = key.replace(/_(?:one|other)$/, '')
    return !keys.has(`${stem}_one`) || !keys.has(`${stem}_other`)
  })
  expect(alone).toEqual([])
  const wrong = ENGLISH.filter(([key, text]) => NUMBER_OF_THINGS.test(text) && !key.endsWith('_other'))
  expect(wrong).toEqual([])
})

test('counts inside a longer text are in the singular for one, in the plural for several', () => {
  const english = createTranslator('en')
  const counts = { visitors: 1, leads: 1, scans: 2 }
  expect(english.t('bundleCommand.erased', counts)).toContain('Erased: 1 visitor, 1 lead, 2 scans.')
  expect(english.t('command.demo', { exhibitors: 9, leads: 1200, scans: 1 })).toBe('Exhibitors: 9. 1,200 leads, 1 scan')
  expect(createTranslator('ja').t('followup.done', { name: 'a.csv', leads: 3, size: '2 kB' })).toContain('3 件')
})

test('a name with the signs of a nested text is shown as it is', () => {
  const proof = { exhibitor: '$t(words.save)', leads: 1, scans: 1, station: 'x', fingerprint: 'y' }
  expect(createTranslator('en').t('bundleCommand.sealed', proof)).toContain('$t(words.save)')
})
