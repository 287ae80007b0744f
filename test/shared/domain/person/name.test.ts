import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHalfWidthKana, isKana, toKatakana } from '../../../../shared/domain/person/kana.ts'
import { readName, splitName, type NameParts } from '../../../../shared/domain/person/name.ts'

const NOTHING: NameParts = {
  fullName: '',
  familyName: '',
  givenName: '',
  additionalName: '',
  fullKana: '',
  familyKana: '',
  givenKana: '',
}
const read = (parts: Partial<NameParts>) => readName({ ...NOTHING, ...parts })

describe('splitting a full name', () => {
  test.each([
    ['山田 太郎', '山田', '太郎'],
    ['山田太郎', '山田太郎', ''],
    ['山田 太郎 様', '山田', '太郎'],
    ['山田太郎様', '山田太郎', ''],
    ['ジョン・スミス', 'スミス', 'ジョン'],
    ['김 민수', '김', '민수'],
    ['Anna Weber', 'Weber', 'Anna'],
    ['Weber, Anna', 'Weber', 'Anna'],
    ['Madonna', 'Madonna', ''],
    ['Dr. Anna Maria Weber', 'Weber', 'Anna Maria'],
    ['Prof. Dr. Anna Weber, PhD', 'Weber', 'Anna'],
    ['Ludwig van Beethoven', 'van Beethoven', 'Ludwig'],
    ['Maria da Silva', 'da Silva', 'Maria'],
    ['Charles de Gaulle', 'de Gaulle', 'Charles'],
    ['Freiherr von der Leyen', 'von der Leyen', 'Freiherr'],
    ['YAMADA Taro', 'YAMADA', 'Taro'],
    ['Taro YAMADA', 'YAMADA', 'Taro'],
    ['Jean-Pierre LE GOFF', 'LE GOFF', 'Jean-Pierre'],
    ['Jan van DIJK', 'van DIJK', 'Jan'],
    ['JOHN SMITH', 'SMITH', 'JOHN'],
    ['J. R. Smith', 'Smith', 'J. R.'],
    ['山田 太郎 氏', '山田', '太郎'],
    ['山田太郎先生', '山田太郎', ''],
    ['山田 太郎さん', '山田', '太郎'],
    ['山田 太郎 殿', '山田', '太郎'],
    ['Dr. 山田 太郎', '山田', '太郎'],
    ['ジャン=ピエール・ルフェーブル', 'ルフェーブル', 'ジャン=ピエール'],
    ['ジョン・F・ケネディ', 'ケネディ', 'ジョン・F'],
    ['マリア・デル・カルメン', 'カルメン', 'マリア・デル'],
    ['Prof. Dr. rer. nat. Hans Müller', 'Müller', 'Hans'],
    ['Dr.-Ing. Hans Müller', 'Müller', 'Hans'],
    ['Hans Müller M.Sc.', 'Müller', 'Hans'],
    ['Anna Weber (Mrs.)', 'Weber', 'Anna'],
    ['Jack Ma', 'Ma', 'Jack'],
    ['Phil Collins', 'Collins', 'Phil'],
    ['Lee Beng', 'Beng', 'Lee'],
    ['Ben Johnson', 'Johnson', 'Ben'],
    ['鵜殿', '鵜殿', ''],
    ['山田太郎氏', '山田太郎', ''],
    ['McDONALD Ronald', 'McDONALD', 'Ronald'],
    ["O'BRIEN Seán", "O'BRIEN", 'Seán'],
    ['de Gaulle Charles', 'de Gaulle', 'Charles'],
    ['VAN DER BERG JAN', 'VAN DER BERG', 'JAN'],
    ['JAN VAN DER BERG', 'VAN DER BERG', 'JAN'],
    ['Van Morrison', 'Morrison', 'Van'],
    ['LE GOFF Jean-Pierre', 'LE GOFF', 'Jean-Pierre'],
  ])('%s', (fullName, family, given) => {
    expect(splitName(fullName)).toEqual({ family, given })
  })
})

describe('putting a name together', () => {
  test('a Japanese name is read family name first, with a blank', () => {
    expect(read({ familyName: '山田', givenName: '太郎' }).fullName).toBe('山田 太郎')
    expect(read({ familyName: '山田', givenName: '太郎', fullName: '太郎 山田' }).fullName).toBe('山田 太郎')
    expect(read({ familyName: 'さくら', givenName: 'みゆき' }).fullName).toBe('さくら みゆき')
  })

  test('any other name is read given name first', () => {
    expect(read({ familyName: 'Weber', givenName: 'Anna' }).fullName).toBe('Anna Weber')
    expect(read({ familyName: 'Weber', givenName: 'Anna', fullName: 'Weber Anna' }).fullName).toBe('Anna Weber')
    expect(read({ familyName: 'Weber', givenName: 'Anna', fullName: 'Weber, Anna' }).fullName).toBe('Anna Weber')
    expect(read({ familyName: 'Weber', givenName: 'Anna', additionalName: 'Maria' }).fullName).toBe('Anna Maria Weber')
  })

  test('titles that the badge prints stay in the full name', () => {
    expect(read({ familyName: 'Weber', givenName: 'Anna', fullName: 'Dr. Anna Weber' }).fullName).toBe('Dr. Anna Weber')
  })

  test('the field that is split is believed', () => {
    expect(read({ familyName: '山田葵', fullName: '山田 葵' })).toMatchObject({
      fullName: '山田 葵',
      familyName: '山田',
      givenName: '葵',
    })
    expect(read({ familyName: '山田 葵' })).toMatchObject({ fullName: '山田 葵', familyName: '山田', givenName: '葵' })
    expect(read({ familyName: '山田', fullName: '山田 葵' })).toMatchObject({
      fullName: '山田 葵',
      familyName: '山田',
      givenName: '葵',
    })
    expect(read({ familyName: 'Weber', fullName: 'Anna Weber' })).toMatchObject({
      fullName: 'Anna Weber',
      familyName: 'Weber',
      givenName: 'Anna',
    })
  })

  test('what cannot be split stays whole as the family name', () => {
    expect(read({ fullName: '山田葵', fullKana: 'ヤマダアオイ' })).toEqual({
      fullName: '山田葵',
      familyName: '山田葵',
      givenName: '',
      familyKana: 'ヤマダアオイ',
      givenKana: '',
      kanaMoved: false,
    })
  })

  test('only a given name', () => {
    expect(read({ givenName: '太郎' })).toMatchObject({ fullName: '太郎', familyName: '', givenName: '太郎' })
    expect(read({ givenName: 'Anna' })).toMatchObject({ fullName: 'Anna', familyName: '', givenName: 'Anna' })
  })
})

describe('readings', () => {
  test('become full-width katakana', () => {
    expect(read({ familyName: '山田', givenName: '太郎', familyKana: 'ﾔﾏﾀﾞ', givenKana: 'たろう' })).toMatchObject({
      familyKana: 'ヤマダ',
      givenKana: 'タロウ',
    })
    expect(toKatakana('ｶﾞｷﾞﾊﾟｰ ゔぁゞ')).toBe('ガギパー ヴァヾ')
  })

  test('are split at a blank or a comma', () => {
    expect(read({ familyName: '山田', givenName: '太郎', fullKana: 'ヤマダ タロウ' })).toMatchObject({
      familyKana: 'ヤマダ',
      givenKana: 'タロウ',
    })
    expect(read({ familyName: '山田', givenName: '太郎', fullKana: 'ヤマダ,タロウ' })).toMatchObject({
      familyKana: 'ヤマダ',
      givenKana: 'タロウ',
    })
    expect(read({ familyName: '山田', givenName: '太郎', familyKana: 'ヤマダ タロウ' })).toMatchObject({
      familyKana: 'ヤマダ',
      givenKana: 'タロウ',
    })
  })

  test('in Latin letters are none', () => {
    expect(read({ familyName: '山田', givenName: '太郎', familyKana: 'YAMADA' })).toMatchObject({
      familyKana: '',
      givenKana: '',
    })
  })

  test('of a name in kana are the name itself', () => {
    expect(read({ familyName: 'さくら', givenName: 'みゆき' })).toMatchObject({
      familyName: 'さくら',
      familyKana: 'サクラ',
      givenKana: 'ミユキ',
    })
  })

  test.each<[string, Partial<NameParts>]>([
    ['reading in the name, name in the full name', { familyName: 'ﾔﾏﾀﾞ', givenName: 'ﾀﾛｳ', fullName: '山田 太郎' }],
    ['reading in the full name', { familyName: '山田', givenName: '太郎', fullName: 'やまだ たろう' }],
    ['reading among the additional names', { familyName: '山田', givenName: '太郎', additionalName: 'ヤマダ タロウ' }],
    ['the wrong way round', { familyName: 'ヤマダ', givenName: 'タロウ', familyKana: '山田', givenKana: '太郎' }],
    ['the wrong way round, whole', { fullName: 'ヤマダ タロウ', fullKana: '山田 太郎' }],
    ['whole name and reading as family and given name', { familyName: '山田 太郎', givenName: 'ヤマダ タロウ' }],
  ])('that landed elsewhere are moved: %s', (_, parts) => {
    expect(read(parts)).toEqual({
      fullName: '山田 太郎',
      familyName: '山田',
      givenName: '太郎',
      familyKana: 'ヤマダ',
      givenKana: 'タロウ',
      kanaMoved: true,
    })
  })

  test('a given name in katakana is left where it is', () => {
    for (const [familyName, givenName] of [
      ['佐々木', 'エリカ'],
      ['山田', 'アンジェリカ'],
      ['長谷川', 'マリア'],
    ] as const) {
      expect(read({ familyName, givenName })).toMatchObject({ familyName, givenName, kanaMoved: false })
    }
  })

  test('what is kana', () => {
    expect(['ヤマダ', 'やまだ', 'ﾔﾏﾀﾞ', 'ヤマダ タロウ', 'ジョン・スミス'].every(isKana)).toBe(true)
    expect(['', ' ', '山田', 'Yamada', 'ヤマダ2', 'ー', '・'].some(isKana)).toBe(false)
    expect(isHalfWidthKana('ﾔﾏﾀﾞ ﾀﾛｳ')).toBe(true)
    expect(isHalfWidthKana('ヤマダ')).toBe(false)
  })
})

test('any parts give a name whose reading is katakana', () => {
  const part = fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('山田', '太郎', 'ﾔﾏﾀﾞ', 'たろう', 'Anna', 'van der Berg', 'ヤマダ タロウ', '山田 太郎', ',', '・'),
  )
  fc.assert(
    fc.property(
      fc.tuple(part, part, part, part, part, part, part),
      ([fullName, familyName, givenName, additionalName, fullKana, familyKana, givenKana]) => {
        const name = readName({ fullName, familyName, givenName, additionalName, fullKana, familyKana, givenKana })
        expect(name.familyKana + name.givenKana).not.toMatch(/[\u3041-\u3096\uff66-\uff9f]/)
        if (familyName.trim() + givenName.trim() + fullName.trim() !== '')
          expect(name.fullName + name.familyName + name.givenName + name.familyKana).not.toBe('')
      },
    ),
    { numRuns: 3_000 },
  )
})
