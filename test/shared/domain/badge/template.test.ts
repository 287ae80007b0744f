import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { badgeTemplate } from '../../../../shared/contract/badge-template.ts'
import { proposeTemplate, type Mark, type Sample } from '../../../../shared/domain/badge/propose.ts'
import { readBadge } from '../../../../shared/domain/badge/read.ts'
import { applyTemplate, type BadgeTemplate, type PatternPiece } from '../../../../shared/domain/badge/template.ts'
import { encode, named, type FixtureCharset } from '../../../fixtures/badges/fixture.ts'

/** A sample whose marks are given as the text they cover. */
function sample(text: string, parts: Partial<Record<Mark['field'], string>>, charset: FixtureCharset = 'utf8'): Sample {
  const marks = Object.entries(parts).map(([field, part]) => ({
    field: field as Mark['field'],
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  }))
  return { payload: encode(text, charset), marks }
}

function taught(...samples: Sample[]): BadgeTemplate {
  const template = proposeTemplate(samples)
  if (template === null) throw new Error('no format was proposed')
  return badgeTemplate.parse({ ...template, name: 'taught' })
}

const read = (template: BadgeTemplate, text: string, charset: FixtureCharset = 'utf8') =>
  readBadge(encode(text, charset), { country: 'JP', templates: [template] })

describe('a format is proposed from marked samples', () => {
  test('columns between an unusual separator, marks spread over the samples', () => {
    const template = taught(
      sample('F26#A1#山田#太郎#宇宙', { badgeCode: 'A1', familyName: '山田', givenName: '太郎' }),
      sample('F26#B77#高橋#花子#電波', { badgeCode: 'B77', familyName: '高橋', organisation: '電波' }),
    )
    expect(template).toMatchObject({
      kind: 'delimited',
      separator: '#',
      columns: ['ignore', 'badgeCode', 'familyName', 'givenName', 'organisation'],
      minColumns: 5,
    })
    const reading = read(template, 'F26#C9#佐藤#一#航空')
    expect(reading).toMatchObject({
      format: 'delimited',
      badgeCode: 'C9',
      contact: { ...named('佐藤/一'), organisation: '航空' },
    })
  })

  test('columns of which the last are sometimes missing', () => {
    const template = taught(
      sample('A1|山田|太郎|t@ex.jp', { badgeCode: 'A1', familyName: '山田' }),
      sample('B2|高橋|花子', { badgeCode: 'B2', givenName: '花子' }),
    )
    expect(template).toMatchObject({ minColumns: 3, columns: ['badgeCode', 'familyName', 'givenName', 'ignore'] })
    expect(read(template, 'C3|佐藤|一').badgeCode).toBe('C3')
    expect(applyTemplate(template, 'C3|佐藤')).toBeNull()
    expect(applyTemplate(template, 'C3|佐藤|一|x|y')).toBeNull()
  })

  test('blanks around a value do not matter', () => {
    const template = taught(sample('A1 ; Weber ; Anna', { badgeCode: 'A1', familyName: 'Weber', givenName: 'Anna' }))
    expect(read(template, 'B2 ; Ek ; Bo')).toMatchObject({ badgeCode: 'B2', contact: named('Ek/Bo') })
  })

  test('literals around fields', () => {
    const template = taught(
      sample('ID=A1;N=Taro Yamada/X', { badgeCode: 'A1', fullName: 'Taro Yamada' }),
      sample('ID=B22;N=Anna Weber/X', { badgeCode: 'B22', fullName: 'Anna Weber' }),
    )
    expect(template).toMatchObject({
      kind: 'pattern',
      pieces: [
        { literal: 'ID=' },
        { field: 'badgeCode' },
        { literal: ';N=' },
        { field: 'fullName' },
        { literal: '/X' },
      ],
    })
    expect(read(template, 'ID=C3;N=Bo Ek/X')).toMatchObject({ badgeCode: 'C3', contact: named('Ek/Bo') })
    expect(read(template, 'ID=C3;M=Bo Ek/X').badgeCode).toBe('ID=C3;M=Bo Ek/X')
  })

  test.each([
    [
      'a web address',
      'https://x.example/a/XK1/26',
      'https://x.example/a/QZ22/26',
      'https://x.example/a/AB3/26',
      'https://y.example/a/AB3/26',
    ],
    ['JSON', '{"d":{"i":"XK1"}}', '{"d":{"i":"QZ22"}}', '{"d":{"i":"AB3"}}', '{"d":{"j":"AB3"}}'],
  ])('%s is taught by what surrounds the code, never by columns', (_, one, two, same, other) => {
    const template = taught(sample(one, { badgeCode: 'XK1' }), sample(two, { badgeCode: 'QZ22' }))
    expect(template.kind).toBe('pattern')
    expect(read(template, same).badgeCode).toBe('AB3')
    expect(read(template, other).badgeCode).not.toBe('AB3')
  })

  test('a stretch that differs and means nothing', () => {
    const template = taught(
      sample('https://x.example/v/5?c=A1&n=Taro', { badgeCode: 'A1', givenName: 'Taro' }),
      sample('https://x.example/v/62?c=B22&n=Anna', { badgeCode: 'B22', givenName: 'Anna' }),
    )
    expect(read(template, 'https://x.example/v/9?c=Z9&n=Bo')).toMatchObject({
      format: 'url',
      badgeCode: 'Z9',
      contact: { givenName: 'Bo' },
    })
  })

  test('parts of fixed length with nothing between them', () => {
    const template = taught(sample('26A0001X7', { badgeCode: 'A0001' }), sample('26B0042K2', { badgeCode: 'B0042' }))
    expect(read(template, '26C1111Z1')).toMatchObject({ format: 'opaque', badgeCode: 'C1111', contact: null })
  })

  test('the code in a vCard: the card is still read as one', () => {
    const template = taught(
      sample('BEGIN:VCARD\nN:A;B\nNOTE:id 77\nEND:VCARD', { badgeCode: '77' }),
      sample('BEGIN:VCARD\nN:C;Dee\nNOTE:id 8123\nEND:VCARD', { badgeCode: '8123' }),
    )
    expect(read(template, 'BEGIN:VCARD\nN:Weber;Anna\nNOTE:id 555\nEND:VCARD')).toMatchObject({
      format: 'vcard3',
      badgeCode: '555',
      contact: named('Weber/Anna'),
    })
  })

  test('offsets are those of the decoded text, whatever its character set', () => {
    const template = taught(
      sample('髙橋#A1#㈱宇宙', { familyName: '髙橋', badgeCode: 'A1' }, 'cp932'),
      sample('山﨑#B2#㈱電波', { organisation: '㈱電波' }, 'cp932'),
    )
    expect(read(template, '髙山#C3#㈱海', 'cp932')).toMatchObject({
      badgeCode: 'C3',
      contact: { familyName: '髙山', organisation: '㈱海' },
    })
  })

  test('the same samples propose the same format, by its id too', () => {
    const samples = [sample('A1#x', { badgeCode: 'A1' }), sample('B2#y', { badgeCode: 'B2' })]
    expect(proposeTemplate(samples)).toEqual(proposeTemplate(samples))
  })
})

describe('no format is proposed', () => {
  test.each<[string, Sample[]]>([
    ['without samples', []],
    ['without marks', [sample('A1#x', {})]],
    [
      'from marks that overlap',
      [
        {
          payload: encode('A1#x', 'utf8'),
          marks: [
            { start: 0, end: 2, field: 'badgeCode' },
            { start: 1, end: 4, field: 'title' },
          ],
        },
      ],
    ],
    [
      'from marks beyond the text',
      [{ payload: encode('A1#x', 'utf8'), marks: [{ start: 0, end: 99, field: 'badgeCode' }] }].map((one) => ({
        ...one,
        marks: [{ ...one.marks[0]!, start: 50, field: 'badgeCode' as const }],
      })),
    ],
    [
      'from marks that are no numbers',
      [{ payload: encode('A1#x', 'utf8'), marks: [{ start: Number.NaN, end: 2, field: 'badgeCode' }] }],
    ],
    [
      'where one column is marked as two things',
      [sample('A1#x', { badgeCode: 'A1' }), sample('B2#y', { title: 'B2' })],
    ],
    [
      'from two samples with nothing in common',
      [sample('abc', { badgeCode: 'b' }), sample('xyzw', { badgeCode: 'zw' })],
    ],
  ])('%s', (_, samples) => {
    expect(proposeTemplate(samples)).toBeNull()
  })
})

describe('a taught format is applied', () => {
  test('only where it fits; Wi-Fi and what is no badge stay so', () => {
    const template: BadgeTemplate = {
      id: 't',
      name: 't',
      kind: 'delimited',
      separator: ',',
      columns: ['badgeCode', 'familyName', 'givenName'],
      minColumns: 2,
    }
    expect(read(template, 'geo:35.6,139.7,1').format).toBe('foreign')
    expect(read(template, 'WIFI:S:a,b;P:c,d;;').format).toBe('wifi')
    expect(read(template, '{"lead":"A","x":1}')).toMatchObject({ format: 'json', badgeCode: 'A' })
    expect(read(template, 'https://x.example/a,b').format).toBe('url')
    expect(read(template, 'Q1,Ek,Bo')).toMatchObject({ badgeCode: 'Q1', contact: named('Ek/Bo') })
  })

  test('the first that fits wins', () => {
    const pattern = (field: 'badgeCode' | 'title'): BadgeTemplate => ({
      id: field,
      name: field,
      kind: 'pattern',
      pieces: [{ literal: 'X-' }, { field }],
    })
    expect(
      readBadge(encode('X-1', 'utf8'), { country: 'JP', templates: [pattern('title'), pattern('badgeCode')] }),
    ).toMatchObject({ badgeCode: null, contact: { title: '1' } })
  })

  test('a last literal is looked for at the end', () => {
    const template: BadgeTemplate = {
      id: 't',
      name: 't',
      kind: 'pattern',
      pieces: [{ field: 'badgeCode' }, { literal: '-' }],
    }
    expect(applyTemplate(template, 'A-B-')).toEqual([{ field: 'badgeCode', start: 0, end: 3 }])
    expect(applyTemplate(template, 'A-B')).toBeNull()
  })

  test('a pattern without anything fixed fits nothing', () => {
    expect(applyTemplate({ id: 't', name: 't', kind: 'pattern', pieces: [{ field: 'badgeCode' }] }, 'A')).toBeNull()
    expect(
      applyTemplate(
        { id: 't', name: 't', kind: 'pattern', pieces: [{ literal: 'A' }, { field: 'title' }, { field: 'note' }] },
        'Axy',
      ),
    ).toBeNull()
    expect(
      applyTemplate(
        { id: 't', name: 't', kind: 'delimited', separator: '', columns: ['badgeCode', 'title'], minColumns: 2 },
        'A',
      ),
    ).toBeNull()
  })

  test('any pattern on any text gives fields in order, within the text', () => {
    const literal = fc
      .string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 3 })
      .map((text): PatternPiece => ({ literal: text }))
    const field = fc.constantFrom('badgeCode', 'title', 'ignore').map((name): PatternPiece => ({ field: name }))
    const sized = fc.integer({ min: 1, max: 3 }).map((length): PatternPiece => ({ field: 'note', length }))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(literal, field, sized), { maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '-'), maxLength: 30 }),
        (pieces, text) => {
          const found = applyTemplate({ id: 't', name: 't', kind: 'pattern', pieces }, text)
          if (found === null) return
          let at = 0
          for (const { start, end } of found) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThanOrEqual(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(text.length)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})
