import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { reading as readingShape } from '../../../../shared/contract/shapes.ts'
import { canonicalBadgeCode } from '../../../../shared/domain/badge/code.ts'
import { MAX_FIELD_LENGTH, MAX_NOTE_LENGTH, MAX_VALUES } from '../../../../shared/domain/badge/limits.ts'
import { badgeText, isBadge, readBadge, visitorIdOf } from '../../../../shared/domain/badge/read.ts'
import type { BadgeReading } from '../../../../shared/domain/badge/reading.ts'
import type { BadgeTemplate } from '../../../../shared/domain/badge/template.ts'
import { exhibitionIdFrom } from '../../../../shared/domain/ids.ts'
import { CORPUS } from '../../../fixtures/badges/corpus.ts'
import { encode } from '../../../fixtures/badges/fixture.ts'

const TEMPLATES: BadgeTemplate[] = [
  {
    id: 'a',
    name: 'a',
    kind: 'delimited',
    separator: '#',
    columns: ['badgeCode', 'fullName', 'email', 'phone'],
    minColumns: 2,
  },
  {
    id: 'b',
    name: 'b',
    kind: 'pattern',
    pieces: [{ literal: 'ID' }, { field: 'badgeCode' }, { literal: ';' }, { field: 'note' }],
  },
]
const OPTIONS = [
  { country: 'JP', templates: [] },
  { country: 'DE', templates: TEMPLATES },
  { country: '', templates: TEMPLATES },
]
const HARMFUL = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--\n]/v

/** Every text of a reading that came from outside. */
function texts({ contact, badgeCode }: BadgeReading): string[] {
  const found: string[] = badgeCode === null ? [] : [badgeCode]
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) visit(child)
  }
  visit(contact)
  return found
}

function expectValid(payload: Uint8Array): void {
  for (const options of OPTIONS) {
    const reading = readBadge(payload, options)
    expect(readingShape.parse(reading)).toEqual(reading)
    expect(reading.payloadHex).toBe(Buffer.from(payload).toString('hex'))
    expect(new Set(reading.warnings).size).toBe(reading.warnings.length)
    for (const text of texts(reading)) {
      expect(text).not.toMatch(HARMFUL)
      expect(text.isWellFormed()).toBe(true)
    }
    const identified = reading.contact !== null || reading.badgeCode !== null
    expect(isBadge(reading)).toBe(identified)
    if (reading.badgeCode !== null) {
      expect(reading.badgeCode).not.toBe('')
      expect(canonicalBadgeCode(reading.badgeCode)).toBe(reading.badgeCode)
    }
    if (reading.contact !== null) {
      const { note, emails, phones, addresses, urls, ...lines } = reading.contact
      expect(note.length).toBeLessThanOrEqual(MAX_NOTE_LENGTH)
      for (const list of [emails, phones, addresses, urls]) expect(list.length).toBeLessThanOrEqual(MAX_VALUES)
      for (const line of Object.values(lines)) expect(line.length).toBeLessThanOrEqual(2 * MAX_FIELD_LENGTH + 1)
      for (const { e164 } of phones) if (e164 !== null) expect(e164).toMatch(/^\+[1-9]\d{3,16}$/)
    }
    expect(readBadge(payload.slice(), options)).toEqual(reading)
  }
}

describe('whatever the payload, the reading is valid and always the same', () => {
  test('bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), expectValid), { numRuns: 500 })
  })

  test('text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expectValid(encode(text, 'utf8'))),
      { numRuns: 300 },
    )
  })

  test('text made of the words of the formats', () => {
    const word = fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'VERSION:4.0',
      '\r\n',
      '\n ',
      'N',
      'FN:',
      'TEL',
      'EMAIL:',
      'ORG:',
      'ADR:',
      'SOUND;X-IRMC-N',
      ';',
      ':',
      ',',
      '=',
      '"',
      '\\',
      'CHARSET=SHIFT_JIS',
      'ENCODING=QUOTED-PRINTABLE',
      '=8E=52',
      '=\r\n',
      'MECARD:',
      'BIZCARD:',
      'MEMORY:',
      'NAME1:',
      '{',
      '}',
      '[',
      ']',
      '"id":',
      '"name":"',
      '^',
      '|',
      '::',
      '\t',
      '$',
      '~',
      'https://',
      '?id=',
      '/',
      '#',
      '%E3',
      '山田',
      '太郎',
      'ﾔﾏﾀﾞ',
      'Anna',
      'Weber',
      '03-1234-5678',
      't@ex.jp',
      '㈱宇宙',
      'WIFI:',
      'tel:',
      '1',
      '\u0000',
      '\u202e',
      ' ',
      'ID',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom('utf8', 'cp932', 'euc', 'jis'), (words, charset) =>
        expectValid(encode(words.join(''), charset)),
      ),
      { numRuns: 800 },
    )
  })

  test('the corpus, damaged', () => {
    const change = fc.record({
      at: fc.nat(2_000),
      kind: fc.constantFrom('flip', 'drop', 'insert', 'cut', 'double'),
      byte: fc.nat(255),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...CORPUS),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        ({ payload }, changes) => {
          let bytes = [...payload]
          for (const { at, kind, byte } of changes) {
            const i = bytes.length === 0 ? 0 : at % bytes.length
            if (kind === 'flip') bytes[i] = byte
            else if (kind === 'drop') bytes.splice(i, 1)
            else if (kind === 'insert') bytes.splice(i, 0, byte)
            else if (kind === 'cut') bytes = bytes.slice(0, i)
            else bytes = [...bytes.slice(0, i), ...bytes]
          }
          expectValid(Uint8Array.from(bytes))
        },
      ),
      { numRuns: 800 },
    )
  })

  test('the corpus, cut off at every byte', () => {
    for (const { payload } of CORPUS) {
      for (let length = 0; length < payload.length; length += 3)
        expect(() => readBadge(payload.subarray(0, length), OPTIONS[0]!)).not.toThrow()
    }
  })
})

describe('large and hostile payloads', () => {
  const read = (text: string): BadgeReading => {
    const payload = encode(text, 'utf8')
    expectValid(payload)
    return readBadge(payload, OPTIONS[0]!)
  }

  test('a vCard of 10,000 properties is read as far as is reasonable', () => {
    const reading = read(
      `BEGIN:VCARD\nVERSION:3.0\nN:Weber;Anna\n${Array.from({ length: 10_000 }, (_, i) => `EMAIL:${i}@ex.jp\n`).join('')}END:VCARD`,
    )
    expect(reading.contact).toMatchObject({ familyName: 'Weber' })
    expect(reading.contact?.emails).toHaveLength(MAX_VALUES)
    expect(reading.warnings).toContain('too_many_properties')
  })

  test('deeply nested JSON', () => {
    expect(read('['.repeat(5_000) + ']'.repeat(5_000)).format).toBe('opaque')
    expect(read(`${'{"a":'.repeat(30)}{"id":"X"}${'}'.repeat(30)}`)).toMatchObject({
      format: 'opaque',
      warnings: ['too_many_properties'],
    })
  })

  test('a value without end', () => {
    expect(read(`MECARD:N:${'山'.repeat(3_000)};;`)).toMatchObject({
      contact: { fullName: '山'.repeat(MAX_FIELD_LENGTH) },
      warnings: ['truncated'],
    })
  })

  test('more bytes than are read: all are kept', () => {
    const reading = read('A'.repeat(20_000))
    expect(reading).toMatchObject({ format: 'opaque', warnings: ['truncated'] })
    expect(reading.payloadHex).toHaveLength(40_000)
  })

  // Without bias: bytes that are mostly small or mostly great are not random, and may well look like text.
  const randomBytes = (minLength: number, maxLength: number) => fc.noBias(fc.uint8Array({ minLength, maxLength }))
  const utf16Mark = fc.constantFrom([0xff, 0xfe], [0xfe, 0xff])

  test('random bytes behind a mark of UTF-16 are no text either', () => {
    fc.assert(
      fc.property(randomBytes(2_000, 4_000), utf16Mark, (bytes, mark) => {
        expect(readBadge(Uint8Array.of(...mark, ...bytes), OPTIONS[0]!).warnings).toContain('binary')
      }),
      { numRuns: 100 },
    )
  })

  test('a text in UTF-16 is one, also where a name has characters of private use', () => {
    const privateUse = fc.integer({ min: 0xe000, max: 0xf8ff }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(utf16Mark, fc.array(privateUse, { minLength: 1, maxLength: 8 }), (mark, own) => {
        const bytes = Buffer.from(`\ufeff${own.join('田')}`, 'utf16le')
        const payload = mark[0] === 0xff ? bytes : bytes.swap16()
        expect(readBadge(payload, OPTIONS[0]!).warnings).not.toContain('binary')
      }),
    )
  })

  test('4 kB of random bytes are no text', () => {
    fc.assert(
      fc.property(randomBytes(4_096, 4_096), (payload) => {
        expect(readBadge(payload, OPTIONS[0]!)).toMatchObject({
          format: 'opaque',
          badgeCode: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          contact: null,
          warnings: ['binary'],
        })
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    '^',
    '|',
    '/',
    '\\',
    ';',
    ':',
    '=',
    '"',
    '\n',
    ' ',
    '\0',
    '@',
    '.',
    '-',
    '(',
    '㈱',
    'ﾞ',
    '::',
    '\\;',
    '=\r\n',
    ' \n',
    '.a',
    'a.',
    '-1',
    '%',
    '\\n',
    "'",
    ",'",
    ', ',
  ])('%j over and over', (piece) => {
    for (const before of [
      '',
      'BEGIN:VCARD\nN:',
      'BEGIN:VCARD\nTEL;TYPE=',
      'BEGIN:VCARD VERSION:3.0',
      'MECARD:N:',
      'MECARD:TEL:',
      '{"name":"',
      'https://x.example/',
      '1^a@',
    ]) {
      expect(read(before + piece.repeat(Math.floor(4_000 / piece.length))).format).toMatch(/^[a-z0-9]+$/)
    }
  })
})

describe('who wears the badge', () => {
  const exhibition = exhibitionIdFrom('ISIEX 2026', '2026-01-28', 'A1')
  const idOf = (payload: Uint8Array): string => visitorIdOf(exhibition, readBadge(payload, OPTIONS[0]!))

  test('is the same by the same code, however it is written', () => {
    expect(idOf(encode('A12345', 'utf8'))).toBe(idOf(encode(' Ａ１２３４５\r\n', 'utf8')))
    expect(idOf(encode('A12345', 'utf8'))).toBe(idOf(encode('https://reg.example.jp/v?id=A12345', 'utf8')))
    expect(idOf(encode('A12345', 'utf8'))).toBe(idOf(encode('{"lead":"A12345"}', 'utf8')))
  })

  test("is the same by the same text in another character set, with other line ends or behind a hand scanner's identifier", () => {
    const card = 'BEGIN:VCARD\r\nN:髙橋;太郎\r\nORG:㈱宇宙\r\nEND:VCARD\r\n'
    const ids = new Set(
      (['utf8', 'utf8bom', 'cp932', 'euc', 'jis'] as const).map((charset) => idOf(encode(card, charset))),
    )
    ids.add(idOf(encode(card.replaceAll('\r', ''), 'utf8')))
    ids.add(idOf(encode(`]Q1${card}`, 'utf8')))
    expect(ids.size).toBe(1)
  })

  test('is another by another code', () => {
    expect(idOf(encode('A12345', 'utf8'))).not.toBe(idOf(encode('a12345', 'utf8')))
  })

  test('the decoded text is what offsets count', () => {
    expect(badgeText(encode('山田#A1', 'cp932'))).toBe('山田#A1')
  })
})
