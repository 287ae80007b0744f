import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exhibitionIdFrom,
  exhibitorIdFrom,
  leadIdFrom,
  newId,
  sha256Hex,
  uuidv7,
  visitorIdFromBadgeCode,
  visitorIdFromText,
} from '../../../shared/domain/ids.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('derived ids', () => {
  const exhibition = exhibitionIdFrom('Fair', '2026-01-28', 'B1')

  test('are UUIDv8 of SHA-256 over length-prefixed parts, so that any program can make them', () => {
    const digest = createHash('sha256')
      .update('14:enishi:visitor')
      .update(`${exhibition.length}:${exhibition}`)
      .update('6:A12345')
      .digest()
    const id = visitorIdFromBadgeCode(exhibition, 'A12345')
    expect(id).toMatch(UUID)
    expect(id[14]).toBe('8')
    expect(id.slice(0, 13)).toBe(`${digest.toString('hex').slice(0, 8)}-${digest.toString('hex').slice(8, 12)}`)
  })

  test('differ for different parts, however the parts are cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d)
        expect(exhibitionIdFrom(a, b, 'x')).not.toBe(exhibitionIdFrom(c, d, 'x'))
      }),
    )
  })

  test('a badge code and an equal text are two visitors', () => {
    expect(visitorIdFromBadgeCode(exhibition, 'A')).not.toBe(visitorIdFromText(exhibition, 'A'))
  })

  test('line ends and outer blanks of a text do not matter', () => {
    expect(visitorIdFromText(exhibition, 'a\r\nb\r\n')).toBe(visitorIdFromText(exhibition, ' a\nb'))
  })

  test('the same badge is another lead for another exhibitor', () => {
    const visitor = visitorIdFromBadgeCode(exhibition, 'A')
    expect(leadIdFrom(exhibitorIdFrom(exhibition, 'ORBIT'), visitor)).not.toBe(
      leadIdFrom(exhibitorIdFrom(exhibition, 'POLAR'), visitor),
    )
  })
})

test('UUIDv7 sorts by time and keeps its milliseconds', () => {
  const random = new Uint8Array(10).fill(255)
  expect(uuidv7(1, random) < uuidv7(2, new Uint8Array(10))).toBe(true)
  expect(uuidv7(0x0123456789ab, random)).toBe('01234567-89ab-7fff-bfff-ffffffffffff')
  expect(newId()).toMatch(UUID)
})

test('sha256Hex is SHA-256', () => {
  expect(sha256Hex('縁')).toBe(createHash('sha256').update('縁').digest('hex'))
})
