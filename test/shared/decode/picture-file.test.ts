import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { pictureFile } from '../../../shared/decode/picture-file.ts'

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#abc' } })

describe('the beginning of a picture file', () => {
  it.each([
    [1, 1],
    [640, 480],
    [3000, 17],
  ])('tells kind and size of %i×%i', async (width, height) => {
    const told = async (file: Sharp) => pictureFile(await file.toBuffer())
    expect(await told(blank(width, height).png())).toEqual({ kind: 'png', width, height })
    expect(await told(blank(width, height).jpeg())).toEqual({ kind: 'jpeg', width, height })
    const talkative = blank(width, height)
      .jpeg({ progressive: true })
      .withExif({ IFD0: { Copyright: 'x'.repeat(5000) } })
    expect(await told(talkative)).toEqual({ kind: 'jpeg', width, height })
    expect(await told(blank(width, height).webp())).toEqual({ kind: 'webp', width, height })
    expect(await told(blank(width, height).webp({ lossless: true }))).toEqual({ kind: 'webp', width, height })
    expect(
      await told(
        blank(width, height)
          .webp()
          .withExif({ IFD0: { Copyright: 'x' } }),
      ),
    ).toEqual({ kind: 'webp', width, height })
  })

  it('knows HEIC, and nothing else', () => {
    expect(pictureFile(new TextEncoder().encode('\0\0\0\x18ftypheic'))).toEqual({
      kind: 'heic',
      width: null,
      height: null,
    })
    for (const text of ['', 'GIF89a', '%PDF-1.7', '<svg/>', 'RIFF1234WAVE', '\0\0\0\x18ftypmp42']) {
      expect(pictureFile(new TextEncoder().encode(text))).toBeNull()
    }
  })

  it('never throws, however a file is cut or garbled', async () => {
    const files = await Promise.all(
      [blank(9, 9).png(), blank(9, 9).jpeg(), blank(9, 9).webp()].map((file) => file.toBuffer()),
    )
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(2000), fc.uint8Array({ maxLength: 40 }), (file, cut, noise) => {
        const garbled = Uint8Array.from(file.subarray(0, cut))
        garbled.set(noise.subarray(0, Math.max(0, garbled.length - 12)), Math.min(12, garbled.length))
        expect(() => pictureFile(garbled)).not.toThrow()
      }),
    )
  })
})
