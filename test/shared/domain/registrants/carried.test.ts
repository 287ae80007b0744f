import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTACT_PARTS } from '../../../../shared/domain/badge/parts.ts'
import { MAX_SAID, isSaid, readSaid, writeSaid } from '../../../../shared/domain/registrants/carried.ts'
import { contactOfCells } from '../../../../shared/domain/registrants/contact.ts'

test('a row says the same wherever it was carried', () => {
  const row = fc.array(
    fc.tuple(
      fc.constantFrom(...CONTACT_PARTS),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', ' ', '髙橋 太郎', '03-1234-5678', 't@ex.jp', '\ud83d'),
      ),
    ),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(row, (cells) => {
      const [fields, texts] = [cells.map(([field]) => field), cells.map(([, text]) => text)]
      const said = writeSaid(fields, texts, 'JP')
      expect(said === null ? null : readSaid(said)).toEqual(contactOfCells(fields, texts, 'JP'))
      if (said !== null) expect(isSaid(JSON.parse(said))).toBe(true)
    }),
  )
})

test('of a row beyond every measure the first cells are carried; of one that says nothing, nothing', () => {
  const said = writeSaid(
    ['fullName', ...Array<'note'>(30).fill('note')],
    ['髙橋 太郎', ...Array<string>(30).fill('あ'.repeat(4_000))],
    'JP',
  )!
  expect(Buffer.byteLength(said)).toBeLessThanOrEqual(MAX_SAID)
  expect(readSaid(said)?.fullName).toBe('髙橋 太郎')
  expect([writeSaid(['fullName'], [' '], 'JP'), writeSaid([], [], 'JP')]).toEqual([null, null])
})
