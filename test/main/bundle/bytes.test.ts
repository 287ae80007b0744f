// The pieces that batches are made of, against what they stand for.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chunkNonce, openChunk, sealChunk } from '../../../main/key/age.ts'
import { ByteCursor, ByteWriter, timeText } from '../../../main/bundle/bytes.ts'
import { fastLeadId, isVisitorOfBadge } from '../../../main/bundle/fast-id.ts'
import { AppError } from '../../../shared/errors.ts'
import {
  exhibitorIdFrom,
  leadIdFrom,
  visitorIdAfterErasure,
  visitorIdFromBadgeCode,
  type ExhibitionId,
  type ExhibitorId,
  type VisitorId,
} from '../../../shared/domain/ids.ts'
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const instant = fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })

describe('bytes', () => {
  test('what is written is read, and nothing is left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 }),
        text,
        fc.uuid(),
        instant,
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(255),
        (number, words, id, time, bytes, byte) => {
          const writer = new ByteWriter()
          writer.varint(number)
          writer.text(words)
          writer.uuid(id)
          writer.time(time.toISOString())
          writer.bytes(bytes)
          writer.byte(byte)
          const cursor = new ByteCursor(Buffer.from(writer.taken()))
          expect(cursor.varint()).toBe(number)
          expect(cursor.text(10_000)).toBe(words.toWellFormed())
          expect(cursor.uuid()).toBe(id)
          expect(timeText(cursor.time()!)).toBe(time.toISOString())
          expect([...cursor.bytes(10_000)]).toEqual([...bytes])
          expect([cursor.byte(), cursor.left]).toEqual([byte, 0])
        },
      ),
    )
  })

  test('whatever bytes come, a cursor answers or says that they are damaged', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom('varint', 'text', 'uuid', 'time', 'bytes'),
        (bytes, kind) => {
          const cursor = new ByteCursor(Buffer.from(bytes))
          try {
            if (kind === 'text') cursor.text(1000)
            else if (kind === 'bytes') cursor.bytes(1000)
            else cursor[kind]()
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
          expect(cursor.at).toBeLessThanOrEqual(bytes.length)
        },
      ),
    )
  })

  test('a text that is no UTF-8 is damaged', () => {
    expect(() => new ByteCursor(Buffer.from([2, 0xc3, 0x28])).text(10)).toThrow(/bundle_damaged/)
  })
})

describe('fast ids', () => {
  test('are those of the domain', () => {
    fc.assert(
      fc.property(fc.uuid(), text, text, (exhibition, code, badge) => {
        const exhibitor: ExhibitorId = exhibitorIdFrom(exhibition as ExhibitionId, code)
        const visitor: VisitorId = visitorIdFromBadgeCode(exhibition as ExhibitionId, badge)
        expect(fastLeadId(exhibitor, visitor)).toBe(leadIdFrom(exhibitor, visitor))
        expect(isVisitorOfBadge(exhibition as ExhibitionId, badge, visitor)).toBe(true)
        expect(
          isVisitorOfBadge(
            exhibition as ExhibitionId,
            badge,
            visitorIdAfterErasure(exhibition as ExhibitionId, visitor),
          ),
        ).toBe(true)
        expect(isVisitorOfBadge(exhibition as ExhibitionId, `${badge}x`, visitor)).toBe(false)
      }),
    )
  })
})

describe('chunks', () => {
  test('are those of another implementation of the cipher, both ways', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.nat(2 ** 31),
        fc.boolean(),
        fc.uint8Array({ maxLength: 500 }),
        (key, index, last, plain) => {
          const nonce = chunkNonce(index, last)
          expect([...nonce].length).toBe(12)
          const sealed = sealChunk(key, nonce, plain)
          expect(Buffer.from(chacha20poly1305(key, nonce).encrypt(plain)).equals(sealed)).toBe(true)
          expect([...openChunk(key, nonce, sealed)]).toEqual([...plain])
          sealed[0]! ^= 1
          expect(() => openChunk(key, nonce, sealed)).toThrow()
        },
      ),
    )
  })
})
