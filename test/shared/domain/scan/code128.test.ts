import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code128 } from '../../../../shared/domain/scan/code128.ts'
import { SHORT_TEST_CODE_TEXT } from '../../../../shared/domain/wedge/recognise-layout.ts'
import { createLook } from '../../../../shared/decode/look.ts'
import { startZxing } from '../../../../shared/decode/zxing.ts'

const read = createLook(
  await startZxing(readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))),
)

/** Drawn two pixels a module and 60 high, in its quiet zone. */
function drawn(text: string) {
  const { bars, modules } = code128(text)
  const width = (modules + 20) * 2
  const row = new Uint8Array(width).fill(255)
  for (const bar of bars) row.fill(0, (bar.x + 10) * 2, (bar.x + 10 + bar.width) * 2)
  const gray = new Uint8Array(width * 60)
  for (let y = 0; y < 60; y++) gray.set(row, y * width)
  return { gray, width, height: 60 }
}

const readBack = (text: string) =>
  read(drawn(text), { effort: 'quick', several: false, symbologies: ['code128'] }).map(({ bytes }) =>
    new TextDecoder().decode(bytes),
  )

describe('Code 128', () => {
  it('is read back by the engine', () => {
    expect(readBack(SHORT_TEST_CODE_TEXT)).toEqual([SHORT_TEST_CODE_TEXT])
    const printable = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
      maxLength: 24,
    })
    fc.assert(
      fc.property(printable, (text) => {
        expect(readBack(text)).toEqual([text])
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what set B does not have', () => {
    expect(() => code128('é')).toThrow(RangeError)
  })
})
