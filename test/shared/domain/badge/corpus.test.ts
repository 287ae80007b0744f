import { describe, expect, test } from 'vitest'
import { BADGE_FORMATS } from '../../../../shared/domain/badge/reading.ts'
import { isBadge, readBadge } from '../../../../shared/domain/badge/read.ts'
import { CORPUS } from '../../../fixtures/badges/corpus.ts'

const OPTIONS = { country: 'JP', templates: [] }

describe('the corpus', () => {
  test('is as large and as broad as it should be', () => {
    expect(CORPUS.length).toBeGreaterThanOrEqual(120)
    expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length)
    expect(new Set(CORPUS.map(({ format }) => format))).toEqual(new Set(BADGE_FORMATS))
  })

  test.each(CORPUS)('$name', ({ payload, format, badgeCode, contact, warnings }) => {
    const reading = readBadge(payload, OPTIONS)
    expect(reading).toEqual({ format, payloadHex: Buffer.from(payload).toString('hex'), badgeCode, contact, warnings })
  })

  test('Wi-Fi codes and what is no badge never become leads, all others can', () => {
    for (const { payload } of CORPUS) {
      const reading = readBadge(payload, OPTIONS)
      const identified = reading.contact !== null || reading.badgeCode !== null
      expect(isBadge(reading)).toBe(identified)
    }
  })
})
