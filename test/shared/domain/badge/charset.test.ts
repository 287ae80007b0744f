import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeAs, decodeBytes, decodeDeclared, type Charset } from '../../../../shared/domain/badge/charset.ts'
import { encode, type FixtureCharset } from '../../../fixtures/badges/fixture.ts'

const FAMILIES = (
  '山田 髙橋 佐藤 鈴木 伊藤 渡邊 斎藤 齋藤 小林 中村 加藤 吉田 山本 佐々木 松本 井上 木村 林 清水 山崎 山﨑 森 阿部 池田 橋本 石川 前田 藤田 後藤 岡田 近藤 村上 遠藤 青木 ' +
  '坂本 福田 西村 太田 藤井 岡本 三浦 中野 原田 竹内 金子 中川 小野 和田 中山 石田 上田 菊地 森田 柴田 酒井 工藤 横山 宮崎 宮本 内田 高木 谷口 今井 大野 丸山 安藤 藤原 武田 村田 平野 久保 ' +
  '河野 小島 杉山 野口 桜井 辻 葛西 五十嵐 鵜飼 蛯名 薮田 鷲尾 釜谷'
).split(' ')
const GIVEN =
  '太郎 花子 一 翔 蓮 葵 陽菜 健 誠 美咲 さくら みゆき 裕子 直樹 大輔 恵 学 明 隆 陸 結衣 凜 颯 燎 瞳 遥 睦 俐'.split(
    ' ',
  )
const WESTERN = [
  'José García',
  'François Lefèvre',
  'Hélène Dupré',
  'Müller',
  'Björn Åström',
  'Søren Ørsted',
  'Jürgen Groß',
  'Nuñez López',
  'Zoë',
  'Noël',
  'André',
  'Renée Bérubé',
  'Óscar Iñárritu',
  'Göran Öberg',
  'Márta',
  'Ångström AB',
  'Société Générale',
  'Málaga',
  'Réseau',
  'Télécom Bâtiment',
]

/** Every character that a pair of bytes means in a decoder, private use left out. */
function repertoire(charset: 'shift_jis' | 'euc-jp', prefix: number[] = []): string[] {
  const decoder = new TextDecoder(charset)
  const found = new Set<string>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Uint8Array.of(...prefix, lead, trail))
      if (/^[^\ufffd\ue000-\uf8ff\x00-\x7f\uff61-\uff9f]$/.test(text)) found.add(text)
    }
  }
  return [...found]
}
const CP932 = repertoire('shift_jis')
const JIS_X_0212 = repertoire('euc-jp', [0x8f])
/** Of JIS X 0213, beyond the basic plane and within it. */
const JIS_X_0213 = [
  ...'𠮷𡈽𡌛𡑮𡢽𠀋𠂉𪚲𩸽𠮟𡚴𡸴㐂㐆㑨俠俱剝吞噓塡姸屛幷摑瘦繫萊蔣蟬蠟軀醬鷗龢海渚神祥福靖精羽諸都響侮僧',
]

const JAPANESE: [FixtureCharset, Charset][] = [
  ['cp932', 'shift_jis'],
  ['euc', 'euc-jp'],
  ['jis', 'iso-2022-jp'],
  ['utf8', 'utf-8'],
]

/** Can the writer put this text into the set? It writes `?`, or what other decoders do not know, for what it cannot. */
function canWrite(text: string, charset: FixtureCharset, decoded: Charset): boolean {
  return decodeAs(decoded, encode(text, charset)) === text
}

describe('the order in which character sets are tried', () => {
  test('a byte order mark decides', () => {
    for (const charset of ['utf8bom', 'utf16le', 'utf16be'] as const) {
      expect(decodeBytes(encode('髙橋 é', charset))).toMatchObject({ text: '髙橋 é', warnings: [] })
    }
  })

  test('a byte order mark before bytes of another set is passed over', () => {
    expect(decodeBytes(Uint8Array.of(0xef, 0xbb, 0xbf, ...encode('山田太郎', 'cp932'))).text).toBe('山田太郎')
  })

  test('escape sequences mean ISO-2022-JP', () => {
    expect(decodeBytes(encode('A;山田;ｱ', 'jis'))).toEqual({ text: 'A;山田;ｱ', charset: 'iso-2022-jp', warnings: [] })
  })

  test('ISO-2022-JP shifted out, with 8-bit kana, and with JIS X 0212', () => {
    expect(decodeAs('iso-2022-jp', Uint8Array.of(0x1b, 0x28, 0x49, 0x31, 0x32, 0x1b, 0x28, 0x42, 0x41))).toBe('ｱｲA')
    expect(decodeAs('iso-2022-jp', Uint8Array.of(0x0e, 0x31, 0x32, 0x0f, 0x41))).toBe('ｱｲA')
    expect(decodeBytes(encode('髙鷗', 'jis')).text).toBe('髙鷗')
  })

  test('an escape that calls up nothing Japanese is no sign', () => {
    expect(decodeBytes(Uint8Array.of(0x1b, 0x41, 0x42))).toMatchObject({ text: '\u001bAB', charset: 'utf-8' })
  })

  test('strict UTF-8 comes before the Japanese sets', () => {
    expect(decodeBytes(encode('山田 é', 'utf8'))).toEqual({ text: '山田 é', charset: 'utf-8', warnings: [] })
  })

  test.each([
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xe0, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xe3, 0x81],
  ])('%i … is no UTF-8', (...bytes) => {
    expect(decodeBytes(Uint8Array.from(bytes)).charset).not.toBe('utf-8')
  })

  test('each stretch for itself, where Kanji-mode segments stand beside UTF-8', () => {
    const decoded = decodeBytes(Uint8Array.of(...encode('N:山田', 'utf8'), 0x3b, ...encode('太郎', 'cp932')))
    expect(decoded).toEqual({ text: 'N:山田;太郎', charset: 'mixed', warnings: ['charset_guessed'] })
  })

  test('text cut off inside a character keeps what is whole', () => {
    for (const [written, charset] of [
      ['utf8', 'utf-8'],
      ['cp932', 'shift_jis'],
      ['euc', 'euc-jp'],
    ] as const) {
      const decoded = decodeBytes(encode('山田太郎 株式会社宇宙', written).slice(0, -1))
      expect(decoded).toMatchObject({ charset, warnings: ['charset_guessed', 'characters_replaced'] })
      expect(decoded.text).toMatch(/^山田太郎 株式会社宇\ufffd$/)
    }
  })

  test('Windows-1252 is the last resort, with its own letters between 80 and 9F', () => {
    expect(decodeBytes(encode('Zo\u00eb \u0080 \u0093x\u0094', 'bytes'))).toEqual({
      text: 'Zoë € “x”',
      charset: 'windows-1252',
      warnings: ['charset_fallback'],
    })
  })
})

describe('names come back as they were written', () => {
  test.each(JAPANESE)('ordinary names in %s', (written, charset) => {
    for (const family of FAMILIES) {
      for (const given of GIVEN) {
        const text = `${family} ${given}`
        expect(decodeBytes(encode(text, written))).toMatchObject({ text, charset })
        expect(decodeBytes(encode(family + given, written)).text).toBe(family + given)
      }
    }
  })

  test('a few letters that are kanji of EUC-JP and UTF-8 both are kanji where they would stand in no word, and that is a guess', () => {
    expect(decodeBytes(encode('A1|劉|芳', 'euc'))).toEqual({
      text: 'A1|劉|芳',
      charset: 'euc-jp',
      warnings: ['charset_guessed'],
    })
    for (const text of [
      'Zoë',
      'Źródło',
      'José|Peña',
      'Юрий',
      'Γιώργος',
      'é',
      'اب',
      'Ünal|Öz',
      'š ž',
      '¡Hola!',
      '© 2026',
      '10 µm',
      '±5°',
    ]) {
      expect(decodeBytes(encode(text, 'utf8'))).toEqual({ text, charset: 'utf-8', warnings: [] })
    }
  })

  test.each(JAPANESE)('names of Chinese and Korean visitors in %s', (written, charset) => {
    for (const family of '王李張劉陳楊趙黄周呉徐孫朱胡郭何羅鄭梁宋許韓曹彭董袁蔡蒋余杜程魏蘇呂丁姜崔汪范賈傅孟秦尹段侯陶黎賀顧朴') {
      for (const given of '小明 偉 芳 娜 敏 静 強 軍 勇 傑 濤 超 志強'.split(' ')) {
        const text = `MECARD:N:${family},${given};ORG:ACME;;`
        expect(decodeBytes(encode(text, written))).toMatchObject({ text, charset })
      }
    }
  })

  test.each(JAPANESE)('every character of code page 932 in %s', (written, charset) => {
    let tried = 0
    for (const letter of CP932) {
      if (!canWrite(letter, written, charset)) continue
      const text = `MECARD:N:山田,${letter}太郎;ORG:${letter};;`
      expect(decodeBytes(encode(text, written)).text).toBe(text)
      tried++
    }
    expect(tried).toBeGreaterThan(7_000)
  })

  test.each([
    ['euc', 'euc-jp'],
    ['jis', 'iso-2022-jp'],
    ['utf8', 'utf-8'],
  ] as const)('every character of JIS X 0212 in %s', (written, charset) => {
    let tried = 0
    for (const letter of JIS_X_0212) {
      if (!canWrite(letter, written, charset)) continue
      const text = `MECARD:N:山田,${letter}太郎;ORG:${letter};;`
      expect(decodeBytes(encode(text, written)).text).toBe(text)
      tried++
    }
    expect(tried).toBeGreaterThan(5_500)
  })

  const rare = fc.constantFrom(...CP932, ...JIS_X_0213, ...'髙﨑㈱①')
  const name = fc
    .tuple(fc.constantFrom(...FAMILIES), fc.array(rare, { minLength: 1, maxLength: 4 }))
    .map(([family, given]) => `${family} ${given.join('')}`)
  test.each(JAPANESE)('names with characters of JIS X 0213 and of the extensions in %s', (written, charset) => {
    fc.assert(
      fc.property(name, (text) => {
        fc.pre(canWrite(text, written, charset))
        const payload = `BEGIN:VCARD\nN:${text};;;;\nORG:㈱宇宙\nEND:VCARD`
        expect(decodeBytes(encode(payload, written)).text).toBe(payload)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['今井 證Н', 'cp932'],
    ['渡邊 蜿悶征', 'cp932'],
    ['杉山 螽倥乙', 'cp932'],
    ['村上 荀綷', 'euc'],
    ['石田 羃褐旺', 'euc'],
  ] as const)(
    'rare kanji whose bytes happen to be UTF-8 as well are of the set of all else: %s in %s',
    (text, written) => {
      const payload = `BEGIN:VCARD\nN:${text};;;;\nORG:㈱宇宙\nEND:VCARD`
      expect(decodeBytes(encode(payload, written)).text).toBe(payload)
    },
  )

  test('the extensions that matter can be written and read: 髙 﨑 ㈱ ① in each set', () => {
    for (const [written, charset] of JAPANESE) {
      expect(canWrite('髙﨑㈱①', written, charset)).toBe(true)
      expect(decodeBytes(encode('髙﨑①', written)).text).toBe('髙﨑①')
    }
  })

  test('both places where code page 932 has 髙: as IBM and as NEC put it', () => {
    expect(decodeBytes(Uint8Array.of(0xfb, 0xfc, 0x8b, 0xb4)).text).toBe('髙橋')
    expect(decodeBytes(Uint8Array.of(0xee, 0xe0, 0x8b, 0xb4)).text).toBe('髙橋')
  })

  test.each(WESTERN)('Western in Latin-1: %s', (text) => {
    expect(decodeBytes(encode(text, 'latin1'))).toEqual({
      text,
      charset: 'windows-1252',
      warnings: ['charset_fallback'],
    })
  })

  test('half-width kana beside kanji in Shift_JIS', () => {
    for (const text of ['N:山田太郎;SOUND:ﾔﾏﾀﾞﾀﾛｳ', 'ﾜﾀﾅﾍﾞ 渡邊', '東京都中央ﾋﾞﾙ'])
      expect(decodeBytes(encode(text, 'cp932')).text).toBe(text)
  })
})

test('nothing but half-width kana is the one thing that Shift_JIS and EUC-JP cannot always be told apart by', () => {
  const families = 'ﾔﾏﾀﾞ ﾀｶﾊｼ ｻﾄｳ ｽｽﾞｷ ｲﾄｳ ﾜﾀﾅﾍﾞ ｺﾊﾞﾔｼ ﾅｶﾑﾗ ｶﾄｳ ﾖｼﾀﾞ ﾓﾘ ｱﾍﾞ ﾊﾔｼ ｵｵﾉ'.split(' ')
  const given = 'ﾀﾛｳ ﾊﾅｺ ﾊｼﾞﾒ ｼｮｳ ﾚﾝ ﾐｻｷ ﾕｳｺ ｹﾝ'.split(' ')
  const names = families.flatMap((family) => given.map((name) => `${family} ${name}`))
  const wrong = (charset: FixtureCharset): number =>
    names.filter((name) => decodeBytes(encode(name, charset)).text !== name).length
  expect(names).toHaveLength(112)
  expect(wrong('cp932')).toBeLessThanOrEqual(3)
  expect(wrong('euc')).toBeLessThanOrEqual(7)
  expect(wrong('jis')).toBe(0)
  expect(wrong('utf8')).toBe(0)
})

describe('a declared character set', () => {
  test('is believed', () => {
    expect(decodeDeclared('Shift_JIS', encode('髙橋', 'cp932'))).toEqual({
      text: '髙橋',
      charset: 'shift_jis',
      warnings: [],
    })
    expect(decodeDeclared('iso-8859-1', Uint8Array.of(0xe9))).toEqual({
      text: 'é',
      charset: 'windows-1252',
      warnings: [],
    })
    expect(decodeDeclared('EUC-JP', encode('ｱｲ', 'euc')).text).toBe('ｱｲ')
  })

  test('is overruled by UTF-8 that somebody made of it, and by bytes it does not know', () => {
    expect(decodeDeclared('SHIFT_JIS', encode('山田葵', 'utf8')).text).toBe('山田葵')
    expect(decodeDeclared('UTF-8', encode('山田太郎', 'cp932'))).toMatchObject({
      text: '山田太郎',
      warnings: ['charset_guessed'],
    })
  })

  test('of no known name is passed over', () => {
    expect(decodeDeclared('X-UNKNOWN', encode('山田', 'utf8')).text).toBe('山田')
  })
})

test('any bytes are decoded, the same way each time', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const decoded = decodeBytes(bytes)
      expect(decoded.text.isWellFormed()).toBe(true)
      expect(decodeBytes(bytes)).toEqual(decoded)
    }),
    { numRuns: 2_000 },
  )
})
