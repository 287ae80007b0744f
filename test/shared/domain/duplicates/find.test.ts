import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { findDuplicates } from '../../../../shared/domain/duplicates/find.ts'
import { MIN_SCORE, SURE_SCORE } from '../../../../shared/domain/duplicates/pairs.ts'
import { speaksAgainst, type DuplicateReasonCode } from '../../../../shared/domain/duplicates/reasons.ts'
import { CROWD, pairAmongCrowd, person } from './examples.ts'

type Case = [string, Parameters<typeof pairAmongCrowd>[0], Parameters<typeof pairAmongCrowd>[0], DuplicateReasonCode[]]

const SAME: Case[] = [
  [
    'old and new kanji',
    { name: ['髙橋', '邦彦'], company: '㈱宙和電波' },
    { full: '高橋 邦彦', company: '宙和電波株式会社' },
    ['old_new_form', 'company_same_key'],
  ],
  [
    '﨑 and 崎, run together',
    { name: ['﨑山', '鉄平'], company: '宙和電波' },
    { full: '崎山鉄平', company: '(株)宙和電波' },
    ['old_new_form'],
  ],
  [
    '齋 and 斉',
    { name: ['齋藤', '鉄平'], company: '宙和電波' },
    { name: ['斉藤', '鉄平'], company: '宙和電波' },
    ['old_new_form'],
  ],
  [
    'kana and romaji, given name first',
    { name: ['大野', '鉄平'], kana: ['オオノ', 'テッペイ'], company: '宙和電波' },
    { full: 'Teppei Ohno', company: '宙和電波' },
    ['name_romaji_matches'],
  ],
  [
    'romaji in two spellings',
    { full: 'Satou Teppei', company: 'Chuwa Denpa' },
    { full: 'Teppei SATO', company: 'Chuwa Denpa Co., Ltd.' },
    ['same_name', 'spelling_differs', 'company_same_key'],
  ],
  [
    'accents and particle',
    { name: ['von Jägerfeld', 'Jürgen'], company: 'Heliox GmbH' },
    { full: 'Juergen Jaegerfeld', company: 'Heliox' },
    ['same_name', 'company_same_key'],
  ],
  [
    'company in katakana and in English',
    { name: ['柏葉', '鉄平'], company: '株式会社スカイテックロボティクス' },
    { full: '柏葉鉄平', company: 'Skytech Robotics Inc.' },
    ['same_name_kanji', 'company_ja_en'],
  ],
  [
    'company shortened',
    { name: ['柏葉', '鉄平'], company: '宙和電波工業株式会社' },
    { full: '柏葉 鉄平', company: '宙和電波' },
    ['same_name_kanji', 'company_abbreviation'],
  ],
  [
    'company by its initials',
    { full: 'Anna Lindqvist', company: 'Far North Rocket Agency' },
    { full: 'Anna Lindqvist', company: 'FNRA' },
    ['same_name', 'company_abbreviation'],
  ],
  [
    'married name, same mail',
    { name: ['柏葉', '小雪'], email: 'koyuki.k@chuwa-denpa.jp' },
    { name: ['滝本', '小雪'], email: 'koyuki.k@chuwa-denpa.jp' },
    ['same_email', 'different_family_name'],
  ],
  [
    'other company, same mobile',
    { name: ['柏葉', '小雪'], company: '宙和電波', mobile: '+819011112222' },
    { name: ['柏葉', '小雪'], company: 'みらい設計', mobile: '+819011112222' },
    ['same_phone', 'different_company'],
  ],
  [
    'reprinted badge',
    { name: ['柏葉', '小雪'], company: '宙和電波', email: 'k@chuwa-denpa.jp', badge: 'A1' },
    { name: ['柏葉', '小雪'], company: '宙和電波', email: 'k@chuwa-denpa.jp', badge: 'A2' },
    ['same_email', 'different_badge_code'],
  ],
  [
    'initial, same mail',
    { name: ['Kashiwaba', 'Koyuki'], email: 'kk@chuwa-denpa.jp' },
    { full: 'K. Kashiwaba', email: 'kk@chuwa-denpa.jp' },
    ['same_email', 'name_initial_matches'],
  ],
  [
    'columns changed',
    { name: ['Koyuki', 'Kashiwaba'], company: '宙和電波' },
    { name: ['Kashiwaba', 'Koyuki'], company: '宙和電波' },
    ['same_name', 'name_order_swapped'],
  ],
  [
    'half-width kana in the name',
    { full: 'ｶｼﾜﾊﾞ ｺﾕｷ', company: '宙和電波' },
    { name: ['柏葉', '小雪'], kana: ['カシワバ', 'コユキ'], company: '宙和電波' },
    ['same_kana'],
  ],
  ['badge code typed by hand', { badge: 'X-77', name: ['柏葉', '小雪'] }, { badge: 'X-77' }, ['same_badge_code']],
]

const DIFFERENT: Case[] = [
  [
    'colleagues of one family name',
    { name: ['佐藤', '健一'], company: '宙和電波' },
    { name: ['佐藤', '大輔'], company: '宙和電波' },
    ['different_given_name'],
  ],
  [
    'colleagues, one without a given name',
    { name: ['柏葉', '鉄平'], company: '宙和電波' },
    { name: ['柏葉', ''], company: '宙和電波' },
    ['given_name_missing'],
  ],
  [
    'namesakes at two companies',
    { name: ['佐藤', '健一'], company: '宙和電波' },
    { name: ['佐藤', '健一'], company: '八洲精機' },
    ['different_company'],
  ],
  [
    'namesakes at one company, known apart by mail and mobile',
    { name: ['佐藤', '健一'], company: '宙和電波', email: 'k.sato@chuwa-denpa.jp', mobile: '+819011112222' },
    { name: ['佐藤', '健一'], company: '宙和電波', email: 'k.sato2@chuwa-denpa.jp', mobile: '+819033334444' },
    ['different_email_same_company', 'different_mobile'],
  ],
  [
    'father and son at one address',
    { name: ['柏葉', '鉄平'], company: '柏葉製作所', phone: '+81312345678' },
    { name: ['柏葉', '正之'], company: '柏葉製作所', phone: '+81312345678' },
    ['different_given_name'],
  ],
  [
    'a couple with one mailbox',
    { name: ['柏葉', '鉄平'], email: 'kashiwaba@kashiwaba-ss.jp' },
    { name: ['柏葉', '小雪'], email: 'kashiwaba@kashiwaba-ss.jp' },
    ['different_given_name'],
  ],
  [
    'one mailbox for all',
    { name: ['柏葉', '鉄平'], company: '宙和電波', email: 'info@chuwa-denpa.jp' },
    { name: ['滝本', '正之'], company: '宙和電波', email: 'info@chuwa-denpa.jp' },
    ['shared_email'],
  ],
  [
    '小野 and 大野',
    { name: ['小野', '鉄平'], kana: ['オノ', 'テッペイ'], company: '宙和電波' },
    { name: ['大野', '鉄平'], kana: ['オオノ', 'テッペイ'], company: '宙和電波' },
    ['different_family_name'],
  ],
]

describe('one person', () => {
  test.each(SAME)('%s', (_, a, b, codes) => {
    const pair = pairAmongCrowd(a, b)
    expect(pair?.score ?? 0).toBeGreaterThanOrEqual(MIN_SCORE)
    expect(pair?.reasons.map((r) => r.code)).toEqual(expect.arrayContaining(codes))
  })

  test('a plain copy is sure', () => {
    const copy = {
      name: ['柏葉', '小雪'] as [string, string],
      company: '宙和電波',
      email: 'k@chuwa-denpa.jp',
      mobile: '+819011112222',
    }
    expect(pairAmongCrowd(copy, copy)?.score).toBeGreaterThanOrEqual(SURE_SCORE)
  })

  test('a Japanese and an English company name are learned from a mail domain', () => {
    const colleague = person('c', { name: ['真壁', '茂樹'], company: '八洲精機', email: 'makabe@yashima-seiki.jp' })
    const other = person('d', {
      full: 'Shigeru Dobashi',
      company: 'YS Instruments Ltd.',
      email: 'dobashi@yashima-seiki.jp',
    })
    const a = person('a', { name: ['柏葉', '小雪'], company: '八洲精機' })
    const b = person('b', { name: ['柏葉', '小雪'], company: 'YS Instruments' })
    const score = (visitors: Parameters<typeof findDuplicates>[0]): number =>
      findDuplicates([...visitors, ...CROWD], { minScore: 0 }).find((p) => p.a === 'a' && p.b === 'b')?.score ?? 0
    expect(score([a, b, colleague, other])).toBeGreaterThan(0.9)
    expect(score([a, b])).toBeLessThan(score([a, b, colleague, other]))
  })
})

describe('two people', () => {
  test.each(DIFFERENT)('%s', (_, a, b, codes) => {
    const pair = pairAmongCrowd(a, b)
    expect(pair?.score ?? 0).toBeLessThan(MIN_SCORE)
    expect(pair?.reasons.map((r) => r.code)).toEqual(expect.arrayContaining(codes))
  })

  test('an address that many hold makes nobody one', () => {
    const visitors = ['鉄平', '小雪', '正之', '茂樹', '孝太', '邦彦'].map((given, i) =>
      person(`p${i}`, { name: ['柏葉', given], email: 'booth7@chuwa-denpa.jp' }),
    )
    expect(
      findDuplicates([...visitors, ...CROWD], { minScore: MIN_SCORE }).filter(
        (p) => p.a.startsWith('p') && p.b.startsWith('p'),
      ),
    ).toEqual([])
  })
})

describe('the search', () => {
  const twins = [
    person('b', { name: ['柏葉', '小雪'], email: 'k@x.jp', exhibitors: ['e1'] }),
    person('a', { name: ['柏葉', '小雪'], email: 'k@x.jp', exhibitors: ['e1', 'e2'] }),
  ]

  test('names the lesser id first and sorts by score', () => {
    const found = findDuplicates([...twins, ...CROWD], { minScore: MIN_SCORE })
    expect(found.some((p) => p.a === 'a' && p.b === 'b')).toBe(true)
    for (const [i, pair] of found.entries()) {
      expect(pair.a < pair.b).toBe(true)
      if (i > 0) expect(found[i - 1]!.score).toBeGreaterThanOrEqual(pair.score)
      const sides = pair.reasons.map((r) => Number(speaksAgainst(r.code)))
      expect(sides).toEqual([...sides].sort((x, y) => x - y))
    }
  })

  test('different badge codes weigh against, and do not decide', () => {
    const name: [string, string] = ['柏葉', '小雪']
    const without = pairAmongCrowd({ name, company: '宙和電波' }, { name, company: '宙和電波' })!
    const against = pairAmongCrowd(
      { name, company: '宙和電波', badge: 'A1' },
      { name, company: '宙和電波', badge: 'A2' },
    )!
    expect(against.score).toBeLessThan(without.score)
    expect(against.score).toBeGreaterThanOrEqual(MIN_SCORE)
  })

  test('shows an exhibitor only pairs of visitors that are both its own', () => {
    expect(findDuplicates(twins, { minScore: 0, exhibitorId: 'e1' })).toHaveLength(1)
    expect(findDuplicates(twins, { minScore: 0, exhibitorId: 'e2' })).toEqual([])
  })

  test('learns nothing for an exhibitor from visitors of another', () => {
    const others = CROWD.map((p) => ({ ...p, exhibitorIds: ['e3'] }))
    expect(findDuplicates([...others, ...twins], { minScore: 0, exhibitorId: 'e1' })).toEqual(
      findDuplicates(twins, { minScore: 0, exhibitorId: 'e1' }),
    )
  })

  test('a visitor given once for each lead is no duplicate of itself', () => {
    const found = findDuplicates([twins[0]!, twins[0]!, twins[1]!, twins[1]!], { minScore: 0 })
    expect(found.map((p) => [p.a, p.b])).toEqual([['a', 'b']])
  })

  test('takes any iterable, also none', () => {
    expect(findDuplicates(new Set(twins), { minScore: 0 })).toHaveLength(1)
    expect(findDuplicates([], { minScore: 0 })).toEqual([])
  })

  test('tells how far it is, and ends at the whole', () => {
    const shares: number[] = []
    findDuplicates(CROWD, { minScore: 0.5, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBeCloseTo(1)
  })

  test('stops when told to', () => {
    let asked = 0
    const search = (): unknown => findDuplicates(CROWD, { minScore: 0.5, shouldStop: () => ++asked > 1 })
    expect(search).toThrow(AppError)
    expect(search).toThrow(/cancelled/)
  })
})
