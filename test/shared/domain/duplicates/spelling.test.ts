import { describe, expect, test } from 'vitest'
import { foldKanji } from '../../../../shared/domain/duplicates/kanji-forms.ts'
import {
  foldKana,
  foldRoman,
  skeleton,
  skeletonOfKana,
  strictKana,
} from '../../../../shared/domain/duplicates/romaji.ts'
import { compareCompanies, companyOf } from '../../../../shared/domain/duplicates/company.ts'

test.each([
  ['髙橋', '高橋'],
  ['﨑', '崎'],
  ['齋藤', '斎藤'],
  ['斉藤', '斎藤'],
  ['齊藤', '斎藤'],
  ['渡邊', '渡辺'],
  ['渡邉', '渡辺'],
  ['澤田', '沢田'],
  ['濱田', '浜田'],
  ['廣瀬', '広瀬'],
  ['國分', '国分'],
  ['𠮷野', '吉野'],
  ['佐々木', '佐佐木'],
  ['葛\u{e0100}飾', '葛飾'],
  ['Smith', 'Smith'],
  ['', ''],
])('%s is folded to %s', (from, to) => {
  expect(foldKanji(from)).toBe(to)
})

test.each([
  [['Ōno', 'Ohno', 'Oono', 'Ono']],
  [['Satō', 'Satou', 'Satoh', 'Sato']],
  [['Junichi', "Jun'ichi", 'Zyuniti', 'Jyunichi']],
  [['Honma', 'Homma']],
  [['Müller', 'Mueller', 'Muller']],
  [['Schröder', 'Schroeder']],
  [['Jäger', 'Jaeger', 'Jager']],
  [['Tsuchiya', 'Tutiya']],
  [['Yūko', 'Yuuko', 'Yuko']],
  [['Løken', 'Loken']],
])('%j are one spelling', (spellings) => {
  expect(new Set(spellings.map(foldRoman)).size).toBe(1)
})

test.each([
  ['オオノ', 'Ohno'],
  ['サトウ', 'Sato'],
  ['ツヅキ', 'Tsuzuki'],
  ['ジュンイチ', 'Junichi'],
  ['イイヅカ', 'Iizuka'],
  ['やまだ', 'Yamada'],
])('%s is spelt %s', (kana, latin) => {
  expect(foldKana(kana)).toBe(foldRoman(latin))
})

test('vowel lengths tell kana apart, ways to write them do not', () => {
  expect(strictKana('オノ')).not.toBe(strictKana('オオノ'))
  expect(strictKana('ユーコ')).toBe(strictKana('ユウコ'))
})

test.each([
  ['スカイテック', 'skytech'],
  ['ダイナミクス', 'dynamics'],
  ['ソリューションズ', 'solutions'],
  ['スミス', 'smith'],
  ['オービット', 'orbit'],
  ['マテリアルズ', 'materials'],
])('%s has the consonants of %s', (kana, latin) => {
  expect(skeletonOfKana(kana)).toBe(skeleton(latin))
})

describe('companies', () => {
  test.each([
    ['株式会社宇宙電機', '(株)宇宙電機', 'same'],
    ['Heliox GmbH', 'HELIOX', 'same'],
    ['東京精密工業', 'Tokyo Precision Industries', 'translated'],
    ['スカイテックシステムズ', 'Skytech Systems Inc.', 'translated'],
    ['三葉電機', 'Mitsuba Electric', 'kindred'],
    ['東京大学', '東大', 'abbreviated'],
    ['三葉電機鎌倉製作所', '三葉電機', 'abbreviated'],
    ['Far North Rocket Agency', 'FNRA', 'abbreviated'],
    ['Celestial Dynamics', 'Celestail Dynamics', 'similar'],
    ['Celestial Dynamics', 'Terrestrial Dynamics', 'differs'],
    ['Celestial Dynamics', 'Celestial Dynamcs', 'similar'],
    ['三葉電機', '四葉電機', 'differs'],
    ['三葉', 'Yotsuba', 'unknown'],
    ['東京銀行', 'Osaka Bank', 'unknown'],
    ['東京銀行', 'Kobe Steel', 'differs'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(compareCompanies(companyOf(a, 1)!, companyOf(b, 2)!)).toBe(level)
    expect(compareCompanies(companyOf(b, 1)!, companyOf(a, 2)!)).toBe(level)
  })

  test('a name of nothing but signs is none', () => {
    expect(companyOf('・・・', 1)).toBe(null)
    expect(companyOf('', 1)).toBe(null)
  })
})
